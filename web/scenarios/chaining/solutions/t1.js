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
  posts(name)
}
function countPosts(list) {
  console.log('posts:', list?.length)
}

const d = user(1)
d.addCallback(askPosts)
d.addCallback(countPosts)
console.log('asked for user 1')
reactor.run()
