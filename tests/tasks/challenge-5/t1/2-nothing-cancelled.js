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
  const timer = clock.callLater(1.0, () => {
    say(`try ${number}: timed out`)
    if (number === 3) return
    clock.callLater(0.5, threeTries, clock, ask, say, number + 1)
  })
  d.addCallback(text => {
    timer.cancel()
    say(`try ${number}: ${text}`)
  })
}

threeTries(reactor, ask, console.log)
reactor.run()
