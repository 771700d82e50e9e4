import { defer, reactor } from 'ravel'

function tell(message) {
  console.log(message)
  return ''
}

const d = new defer.Deferred()
d.addCallback(tell)
d.addCallback(tell)

reactor.callLater(1.0, d.callback, 'the future is here')
reactor.run()
