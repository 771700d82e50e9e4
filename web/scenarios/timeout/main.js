import { defer, reactor, task } from 'ravel'

// Asks a server, and waits for its answer until the limit.
function ask(name, seconds, limit) {
  const answer = () => 'answered'
  const show = text => console.log(`${name}: ${text}`)
  const giveUp = failure => {
    failure.trap(defer.TimeoutError)
    console.log(`${name}: timed out`)
  }

  const d = task.deferLater(reactor, seconds, answer)
  d.addTimeout(limit, reactor)
  d.addCallback(show)
  d.addErrback(giveUp)
}

ask('fast', 0.5, 1.0)
ask('slow', 2.0, 1.0)
reactor.run()
