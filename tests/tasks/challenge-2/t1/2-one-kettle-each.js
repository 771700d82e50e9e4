import { defer, reactor } from 'ravel'

const kettles = []
let boiled = false

function guest(name) {
  const kettle = boiled ? defer.succeed('hot water') : new defer.Deferred()
  kettles.push(kettle)
  kettle.addCallback(water => {
    console.log(`${name} pours ${water}`)
    return water
  })
}

reactor.callLater(3.0, () => {
  boiled = true
  for (const kettle of kettles) kettle.callback('hot water')
})
reactor.callLater(1.0, guest, 'Ann')
reactor.callLater(2.0, guest, 'Bob')
reactor.callLater(5.0, guest, 'Cid')
reactor.run()
