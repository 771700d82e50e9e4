import { reactor, time } from 'ravel'

// No reactor.run() here: Fate is the loop. The reactor lends its clock.
const now = () => Math.round(reactor.seconds() * 1000)

const fuses = []
let stopped = false
let looks = 0

function getFuse(due, handler) {
  fuses.push({ due, handler })
}

function burn(name, due) {
  const text = `${name} burned, due ${(due / 1000).toFixed(1)}`
  const burned = () => console.log(text)
  getFuse(due, burned)
}

function stop() {
  console.log('Fate stops')
  stopped = true
}

burn('A', 500)
burn('B', 500)
burn('C', 1000)
getFuse(1600, stop)

while (!stopped) {
  looks += 1
  for (const fuse of [...fuses]) {
    if (fuse.due <= now()) {
      fuses.splice(fuses.indexOf(fuse), 1)
      fuse.handler()
    }
  }
  const next = Math.min(...fuses.map(fuse => fuse.due))
  if (!stopped) time.sleep((next - now()) / 1000)
}
console.log(`Fate looked ${looks} times`)
