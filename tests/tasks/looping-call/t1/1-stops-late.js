import { reactor, task } from 'ravel'

let number = 0

function tick() {
  console.log(`tick ${number}`)
  if (number === 4) loop.stop()
  number += 1
}

const loop = new task.LoopingCall(tick)
loop.start(1.0).addCallback(() => console.log('loop ended'))
reactor.run()
