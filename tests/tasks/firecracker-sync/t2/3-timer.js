import { reactor, time } from 'ravel'

let owner = 'the Hatter'

function light() {
  console.log(`${owner} lights the fuse`)
  reactor.callLater(0.4, bang)
}

function bang() {
  console.log(`BANG in the hands of ${owner}`)
}

function handTo(name) {
  console.log(`${owner} hands it to ${name}`)
  owner = name
}

const tick = due => console.log(`tick for ${due}`)

reactor.callLater(0, light)
reactor.callLater(0, handTo, 'Ben')
reactor.callLater(0.5, tick, '0.5')
reactor.callLater(1.0, tick, '1.0')
reactor.run()
