import { reactor, task } from 'ravel'

let number = 0

function tick() {
  console.log(`tick ${number}`)
  if (number === 2) loop.stop()
  number += 1
  return task.deferLater(reactor, 1.5, () => {})
}

const ended = () => console.log('loop ended')

const loop = new task.LoopingCall(tick)
loop.start(1.0).addCallback(ended)
reactor.run()
