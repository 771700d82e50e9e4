import { defer, reactor } from 'ravel'

function parse(text) {
  const number = Number(text)
  if (Number.isNaN(number)) throw new Error(`not a number: ${text}`)
  return number
}

function show(number) {
  console.log(`number ${number}`)
  return number
}

function sorry(failure) {
  console.log(`sorry, ${failure.getErrorMessage()}`)
}

function chain() {
  const d = new defer.Deferred()
  d.addCallback(parse)
  d.addCallback(show)
  d.addErrback(sorry)
  return d
}

reactor.callLater(1.0, chain().callback, '42')
reactor.callLater(2.0, chain().callback, 'forty')
reactor.callLater(3.0, chain().errback, new Error('no answer'))
reactor.run()
