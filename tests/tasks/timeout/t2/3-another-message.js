import { defer, reactor, task } from 'ravel'

// Asks a server, and waits for its answer until the limit.
function ask(name, seconds, limit) {
  const d = task.deferLater(reactor, seconds, () => 'answered')
  d.addTimeout(limit, reactor)
  d.addCallback(text => console.log(`${name}: ${text}`))
  d.addErrback(failure => {
    failure.trap(defer.TimeoutError)
    console.log(`${name}: using the copy from yesterday`)
  })
}

ask('fast', 0.5, 1.0)
ask('slow', 2.0, 1.0)
reactor.run()
