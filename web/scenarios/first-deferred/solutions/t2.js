import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(parcel => console.log(`got ${parcel}`))
console.log('callback added, nothing has happened')

function deliver() {
  console.log('about to fire')
  d.callback('a parcel')
  console.log('fired')
}

deliver()
reactor.run()
