import { defer, Failure, reactor } from 'ravel'

function boom() {
  throw new Error('boom')
}

function rescue(failure) {
  console.log(`rescue saw ${failure.getErrorMessage()}`)
  return 'rescued'
}

function tell(result, name) {
  if (result instanceof Failure) console.log(`${name} ends in the error lane: ${result.getErrorMessage()}`)
  else console.log(`${name} ends in the result lane: ${result}`)
}

const a = new defer.Deferred()
a.addCallbacks(boom, rescue)
a.addBoth(tell, 'A')

const b = new defer.Deferred()
b.addCallback(boom)
b.addErrback(rescue)
b.addBoth(tell, 'B')

const c = new defer.Deferred()
c.addCallbacks(boom, rescue)
c.addBoth(tell, 'C')

reactor.callLater(1.0, a.callback, 'start')
reactor.callLater(2.0, b.callback, 'start')
reactor.callLater(3.0, c.errback, new Error('bad start'))
reactor.run()
