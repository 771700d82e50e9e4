import { defer, reactor, task } from 'ravel'

const down = ['broken']

// Asks a server. Its answer is its own name. The errback tells how it ended, and hands the failure on.
function ask(name, seconds) {
  const answer = () => {
    if (down.includes(name)) throw new Error(`${name} is down`)
    return name
  }
  return task.deferLater(reactor, seconds, answer).addErrback(failure => {
    console.log(`${name}: ${failure.getErrorMessage()}`)
    return failure
  })
}

const runners = [ask('slow', 0.8), ask('broken', 0.1), ask('quick', 0.3)]

const d = defer.race(runners)
d.addCallback(([index, name]) => console.log(`winner: ${name}`))
d.addErrback(failure => console.log(`nobody won: ${failure.value.failures.length} of ${runners.length} failed`))
reactor.run()
