import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(parcel => {
  console.log(`got ${parcel}`)
  return parcel
})
console.log('callback added, nothing has happened')

function deliver() {
  console.log('about to fire')
  d.callback('a parcel')
  console.log('fired')
  d.addCallback(parcel => console.log(`signed for ${parcel}`))
}

reactor.callLater(1.0, deliver)
reactor.run()
