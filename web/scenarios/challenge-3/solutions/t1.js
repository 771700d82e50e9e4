import { client, reactor } from 'ravel'

const names = ['a', 'b', 'c']
let good = 0
let bad = 0

function parse(text) {
  if (text !== 'page') throw new Error('bad page')
  return text
}

function news(text, name) {
  console.log(`${name}: good`)
  good += 1
}

function noNews(failure, name) {
  console.log(`${name}: no news, ${failure.getErrorMessage()}`)
  bad += 1
}

function count() {
  if (good + bad === names.length) console.log(`${good} good, ${bad} bad`)
}

for (const name of names) {
  const d = client.getPage(`http://${name}.test/`)
  d.addCallback(parse)
  d.addCallbacks(news, noNews, [name], [name])
  d.addBoth(count)
}
reactor.run()
