import { defer, reactor } from 'ravel'

const hear = what => console.log(`got ${what}`)

const d = new defer.Deferred()
d.addCallback(hear)

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
