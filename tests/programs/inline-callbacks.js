import { defer, reactor, task } from 'ravel'

const user = id => task.deferLater(reactor, 1.0, () => (id === 1 ? 'ada' : 'bob'))
const posts = name => task.deferLater(reactor, 2.0, () => ['On engines', `By ${name}`, 'Notes'])

const main = defer.inlineCallbacks(function* () {
  console.log('asking')
  try {
    const name = yield user(1)
    console.log(`user is ${name}`)
    const list = yield posts(name)
    console.log(`posts: ${list.length}`)
    return list.length
  } catch (error) {
    console.log(`caught: ${error.message}`)
    return 0
  }
})

const d = main()
d.addCallback(number => console.log(`finished with ${number}`))
console.log('main gave me', d)

for (const due of [0.7, 1.4, 2.1, 2.8]) reactor.callLater(due, () => console.log('tick'))
reactor.run()
