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
function threeTries(clock, ask, say) {
  say('try 1: not written yet')
}

threeTries(reactor, ask, console.log)
reactor.run()
