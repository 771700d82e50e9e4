import { reactor, time } from 'ravel'

const pieces = 3
const length = 0.2

// Does one piece of work, then asks for a turn to do the next.
function job(name, piece) {
  time.sleep(length)
  console.log(`${name}${piece}`)
  if (piece === pieces) return
  if (name === 'A') job(name, piece + 1)
  else reactor.callLater(0, job, name, piece + 1)
}

reactor.callLater(0, job, 'A', 1)
reactor.callLater(0, job, 'B', 1)

const beat = () => console.log('beat')
for (const due of [0.5, 1.0]) reactor.callLater(due, beat)
reactor.run()
