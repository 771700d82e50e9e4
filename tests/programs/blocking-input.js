import { client, reactor } from 'ravel'

const hosts = ['north', 'south', 'east', 'west', 'centre', 'a_bad_url']
const pages = new Map()
let settled = 0

function got(page, host) {
  console.log(`got ${host}`)
  return page
}

function failed(failure, host) {
  console.log(`failed ${host}`)
}

function save(page, host) {
  pages.set(host, page)
}

function count() {
  settled += 1
  if (settled < hosts.length) return
  const empty = [...pages.values()].filter(page => page === undefined).length
  console.log(`kept ${pages.size} entries, ${empty} empty`)
}

for (const host of hosts) {
  const d = client.getPage(`http://${host}.test/`)
  d.addCallbacks(got, failed, [host], [host])
  d.addCallback(save, host)
  d.addBoth(count)
}
console.log('six requests are out')
reactor.run()
