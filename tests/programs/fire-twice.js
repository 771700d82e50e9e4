import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(what => console.log(`got ${what}`))

function answer() {
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
reactor.callLater(2.0, alarm)
reactor.run()
