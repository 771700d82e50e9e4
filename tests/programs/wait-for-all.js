import { defer, reactor, task } from 'ravel'

const down = ['west']

// Asks a place for its name. The answer takes so many seconds.
function ask(place, seconds) {
  return task.deferLater(reactor, seconds, () => {
    if (down.includes(place)) throw new Error(`${place} is down`)
    console.log(`arrived: ${place}`)
    return place
  })
}

// A single failure ends here, once the gathering has heard of it.
function gather(...answers) {
  return defer.gatherResults(answers, { consumeErrors: true })
}

function group1() {
  gather(ask('north', 0.9), ask('south', 0.3), ask('east', 0.6))
    .addCallback(places => console.log('group 1:', places))
}

function group2() {
  gather(ask('north', 0.9), ask('west', 0.4), ask('east', 0.6))
    .addCallback(places => console.log('group 2:', places))
    .addErrback(failure => {
      const first = failure.value.subFailure
      console.log(`group 2 failed: ${first.getErrorMessage()}`)
    })
}

reactor.callLater(0.0, group1)
reactor.callLater(2.0, group2)
reactor.run()
