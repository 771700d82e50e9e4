import { reactor } from 'ravel'

// One round: each light, and for how many seconds it shows.
const round = [['red', 4], ['green', 3], ['amber', 1]]

let due = 0
for (const [colour, seconds] of [...round, ...round]) {
  reactor.callLater(due, console.log, colour)
  due += seconds
}

reactor.callLater(due, () => {
  console.log('off')
  reactor.stop()
})
reactor.run()
