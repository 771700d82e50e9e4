import { defer, reactor, task } from 'ravel'

const down = ['broken']

// Asks a server. Its answer is its own name.
function ask(name, seconds) {
  const d = task.deferLater(reactor, seconds, () => {
    if (down.includes(name)) throw new Error(`${name} is down`)
    return name
  })
  // Prints the error, and hands it on.
  return d.addErrback(failure => {
    console.log(`${name}: ${failure.getErrorMessage()}`)
    return failure
  })
}

const runners = [
  ask('slow', 0.8),
  ask('broken', 0.1),
  ask('quick', 0.3),
]

const d = defer.race(runners)
d.addCallback(([place, name]) => console.log(`winner: ${name}`))
d.addErrback(failure => {
  const lost = failure.value.failures.length
  console.log(`nobody won: ${lost} of ${runners.length} failed`)
})
reactor.run()
