import { client, reactor } from 'ravel'

const names = ['a', 'b', 'c']
let good = 0
let bad = 0

function parse(text) {
  if (text !== 'page') throw new Error('bad page')
  return text
}

for (const name of names) {
  const d = client.getPage(`http://${name}.test/`)
  // Build the chain here.
}
reactor.run()
