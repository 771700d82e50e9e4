import { defer, reactor } from 'ravel'

const saved = name => console.log(`saved ${name}`)
const goOn = () => console.log('the rest of the program goes on')

function note(failure) {
  console.log(`noting ${failure.getErrorMessage()}`)
  throw new Error('log is full too')
}

const d = new defer.Deferred()
d.addCallback(saved)
d.addErrback(note)

function save() {
  console.log('saving fails now')
  d.errback(new Error('disk full'))
}

reactor.callLater(1.0, save)
reactor.callLater(2.0, goOn)
reactor.run()
