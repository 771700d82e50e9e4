import { defer, reactor } from 'ravel'

// A server that ignores two requests, and answers the third after 0.4.
let requests = 0
function ask() {
  requests += 1
  const d = new defer.Deferred()
  if (requests === 3) reactor.callLater(0.4, () => d.callback('pong'))
  return d
}

// Your part: three tries, a limit for each, a pause between them.
function threeTries(clock, ask, say, number = 1) {
  const d = ask()
  d.addTimeout(1.0, clock)
  d.addCallback(text => say(`try ${number}: ${text}`))
  d.addErrback(failure => {
    failure.trap(defer.TimeoutError)
    say(`try ${number}: timed out`)
    if (number === 4) return
    clock.callLater(0.5, threeTries, clock, ask, say, number + 1)
  })
}

threeTries(reactor, ask, console.log)
reactor.run()
