import { defer, reactor } from 'ravel'

const d = new defer.Deferred()

function fire() {
  console.log('firing, nobody listens yet')
  d.callback('news')
}

function listen() {
  console.log('adding a callback')
  d.addCallback(value => {
    console.log(`late callback got ${value}`)
    return value.toUpperCase()
  })
  console.log('added')
}

function listenAgain() {
  d.addCallback(value => {
    console.log(`later still got ${value}`)
    return value
  })
}

reactor.callLater(1.0, fire)
reactor.callLater(3.0, listen)
reactor.callLater(5.0, listenAgain)
reactor.run()
