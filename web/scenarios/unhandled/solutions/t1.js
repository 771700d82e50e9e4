import { defer, reactor } from 'ravel'

const saved = name => console.log(`saved ${name}`)
const goOn = () => console.log('the rest of the program goes on')

const d = new defer.Deferred()
d.addCallback(saved)

function note(failure) {
  console.log(`handled late: ${failure.getErrorMessage()}`)
}

function save() {
  console.log('saving fails now')
  d.errback(new Error('disk full'))
}

reactor.callLater(1.0, save)
reactor.callLater(1.5, () => d.addErrback(note))
reactor.callLater(2.0, goOn)
reactor.run()
