import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(parcel => {
  console.log(`got ${parcel}`)
  reactor.callLater(0, () => console.log(`signed for ${parcel}`))
})
console.log('callback added, nothing has happened')

function deliver() {
  console.log('about to fire')
  d.callback('a parcel')
  console.log('fired')
}

reactor.callLater(1.0, deliver)
reactor.run()
