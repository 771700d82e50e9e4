import { defer, reactor } from 'ravel'

const kettle = new defer.Deferred()

function guest(name) {
  kettle.addCallback(water => {
    console.log(`${name} pours ${water}`)
    return water
  })
}

reactor.callLater(3.0, kettle.callback, 'hot water')
reactor.callLater(1.0, guest, 'Ann')
reactor.callLater(2.0, guest, 'Bob')
reactor.callLater(5.0, guest, 'Cid')
reactor.run()
