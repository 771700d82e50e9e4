import { defer, reactor } from 'ravel'

function tell(message) {
  console.log(message)
  return message
}

const d = new defer.Deferred()
d.addCallback(tell)
d.addCallback(message => { message.toUpperCase() })
d.addCallback(tell)

reactor.callLater(1.0, d.callback, 'the future is here')
reactor.run()
