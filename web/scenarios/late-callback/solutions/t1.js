import { defer, reactor } from 'ravel'

const d = new defer.Deferred()

function fire() {
  console.log('firing, nobody listens yet')
  d.callback('news')
}

function hear(value) {
  console.log(`late callback got ${value}`)
  return value
}

function listen() {
  console.log('adding a callback')
  d.addCallback(hear)
  console.log('added')
}

function hearAgain(value) {
  console.log(`later still got ${value}`)
  return value
}

function listenAgain() {
  d.addCallback(hearAgain)
}

reactor.callLater(1.0, fire)
reactor.callLater(3.0, listen)
reactor.callLater(5.0, listenAgain)
reactor.run()
