import { reactor, time } from 'ravel'

// One round: each light, and for how many seconds it shows.
const round = [['red', 4], ['green', 3], ['amber', 1]]

function show(step) {
  const [colour, seconds] = round[step % round.length]
  console.log(colour)
  time.sleep(seconds)
}

for (let step = 0; step < 2 * round.length; step++) show(step)
reactor.callLater(0, () => {
  console.log('off')
  reactor.stop()
})
reactor.run()
