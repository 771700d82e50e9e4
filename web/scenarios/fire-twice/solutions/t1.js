import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(what => console.log(`got ${what}`))

function answer() {
  d.callback('the answer')
}

function alarm() {
  if (d.called) console.log('too late')
  else d.callback('the alarm')
}

reactor.callLater(1.0, answer)
reactor.callLater(2.0, alarm)
reactor.run()
