import { defer, reactor } from 'ravel'

const hear = what => console.log(`got ${what}`)

const d = new defer.Deferred()
d.addCallback(hear)

function answer() {
  alarmCall.cancel()
  d.callback('the answer')
}

function alarm() {
  try {
    d.callback('the alarm')
  } catch (error) {
    if (!(error instanceof defer.AlreadyCalledError)) throw error
    console.log('refused: already fired')
  }
}

reactor.callLater(1.0, answer)
const alarmCall = reactor.callLater(2.0, alarm)
reactor.run()
