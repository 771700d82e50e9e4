import { reactor } from 'ravel'

// One round: each light, and for how many seconds it shows.
const round = [['red', 4], ['green', 3], ['amber', 1]]

function show(step) {
  const [colour, seconds] = round[step]
  console.log(colour)
}

show(0)
reactor.run()
