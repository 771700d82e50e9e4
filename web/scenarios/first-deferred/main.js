import { defer, reactor } from 'ravel'

function open(parcel) {
  console.log(`got ${parcel}`)
}

const d = new defer.Deferred()
d.addCallback(open)
console.log('callback added, nothing has happened')

function deliver() {
  console.log('about to fire')
  d.callback('a parcel')
  console.log('fired')
}

reactor.callLater(1.0, deliver)
reactor.run()
