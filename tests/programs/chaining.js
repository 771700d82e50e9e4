import { reactor, task } from 'ravel'

// Two slow questions. Each gives a Deferred at once.
const user = id => task.deferLater(reactor, 1.0, () => (id === 1 ? 'ada' : 'bob'))
const posts = name => task.deferLater(reactor, 2.0, () => ['On engines', `By ${name}`, 'Notes'])

const d = user(1)
d.addCallback(name => {
  console.log(`user is ${name}`)
  return posts(name)
})
d.addCallback(list => console.log('posts:', list.length))
console.log('asked for user 1')
reactor.run()
