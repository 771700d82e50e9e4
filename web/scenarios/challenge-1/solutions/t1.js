import { reactor } from 'ravel'

// One round: each light, and for how many seconds it shows.
const round = [['red', 4], ['green', 3], ['amber', 1]]

function show(step) {
  if (step === 2 * round.length) return off()
  const [colour, seconds] = round[step % round.length]
  console.log(colour)
  reactor.callLater(seconds, show, step + 1)
}

function off() {
  console.log('off')
  reactor.stop()
}

show(0)
reactor.run()
