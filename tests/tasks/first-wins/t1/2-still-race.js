import { defer, reactor, task } from 'ravel'

const down = ['broken']
let won = false

// Asks a server. Its answer is its own name.
function ask(name, seconds) {
  function answer() {
    if (down.includes(name)) throw new Error(`${name} is down`)
    return name
  }
  function tellLate(answer) {
    if (won) console.log(`${name} came too late`)
    return answer
  }
  // Prints the error, and hands it on.
  function tellError(failure) {
    console.log(`${name}: ${failure.getErrorMessage()}`)
    return failure
  }

  return task.deferLater(reactor, seconds, answer)
    .addCallback(tellLate)
    .addErrback(tellError)
}

const runners = [
  ask('slow', 0.8),
  ask('broken', 0.1),
  ask('quick', 0.3),
]

const d = defer.race(runners)
d.addCallback(function tellWinner([place, name]) {
  won = true
  console.log(`winner: ${name}`)
})
d.addErrback(function tellAll(failure) {
  const lost = failure.value.failures.length
  console.log(`nobody won: ${lost} of ${runners.length} failed`)
})
reactor.run()
