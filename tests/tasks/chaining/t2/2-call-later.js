import { reactor, task } from 'ravel'

// Two slow questions. Each gives a Deferred at once.
function user(id) {
  return task.deferLater(reactor, 1.0, () => (id === 1 ? 'ada' : 'bob'))
}
function posts(name) {
  const list = ['On engines', `By ${name}`, 'Notes']
  return task.deferLater(reactor, 2.0, () => list)
}

function askPosts(name) {
  console.log(`user is ${name}`)
  return posts(name)
}
function tellTitle(list) {
  reactor.callLater(0.5, () => console.log(`first title: ${list[0]}`))
}

const d = user(1)
d.addCallback(askPosts)
d.addCallback(tellTitle)
console.log('asked for user 1')
reactor.run()
