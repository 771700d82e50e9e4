import { defer, reactor, task } from 'ravel'

function user(id) {
  const answer = () => (id === 1 ? 'ada' : 'bob')
  return task.deferLater(reactor, 1.0, answer)
}
function posts(name) {
  const answer = () => ['On engines', `By ${name}`, 'Notes']
  return task.deferLater(reactor, 2.0, answer)
}

const main = defer.inlineCallbacks(function* () {
  console.log('asking')
  try {
    const asked = user(1)
    const written = posts('ada')
    const name = yield asked
    console.log(`user is ${name}`)
    const list = yield written
    console.log(`posts: ${list.length}`)
    return list.length
  } catch (error) {
    console.log(`caught: ${error.message}`)
    return 0
  }
})

const d = main()
d.addCallback(function tellEnd(number) {
  console.log(`finished with ${number}`)
})
console.log('main gave me', d)

const tick = () => console.log('tick')
for (const due of [0.7, 1.4, 2.1, 2.8]) reactor.callLater(due, tick)
reactor.run()
