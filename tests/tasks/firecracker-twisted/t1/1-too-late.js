import { defer, reactor } from 'ravel'

let owner = 'the Hatter'
const fuse = 1.5

const bang = () => console.log(`BANG in the hands of ${owner}`)

function light() {
  console.log(`${owner} lights a fuse of ${fuse.toFixed(1)} s`)
  const d = new defer.Deferred()
  d.addCallback(bang)
  reactor.callLater(fuse, d.callback)
}

function handTo(name) {
  console.log(`${owner} hands it to ${name}`)
  owner = name
}

reactor.callLater(0, light)
reactor.callLater(1.0, handTo, 'Ben')
reactor.callLater(3.0, () => reactor.stop())
reactor.run()
