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

function ask(seconds, text) {
  const d = new defer.Deferred()
  d.addCallback(parse)
  d.addCallback(show)
  d.addErrback(sorry)
  reactor.callLater(seconds, d.callback, text)
}

ask(1.0, '42')
ask(2.0, 'forty')
reactor.run()
