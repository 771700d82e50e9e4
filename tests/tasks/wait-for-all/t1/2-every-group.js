import { defer, reactor, task } from 'ravel'

const down = ['west']

// Asks a place for its name. The answer takes so many seconds.
function ask(place, seconds) {
  function answer() {
    if (down.includes(place)) throw new Error(`${place} is down`)
    console.log(`arrived: ${place}`)
    return place
  }

  return task.deferLater(reactor, seconds, answer)
}

// A single failure ends here, once the gathering has heard of it.
function gather(...answers) {
  return new defer.DeferredList(answers, { consumeErrors: true })
}

function group1() {
  gather(ask('north', 0.9), ask('south', 0.3), ask('east', 0.6))
    .addCallback(function tell1(places) {
      console.log('group 1:', places)
    })
}

function fate([good, result]) {
  return good ? `ok ${result}` : `failed ${result.getErrorMessage()}`
}

function group2() {
  gather(ask('north', 0.9), ask('west', 0.4), ask('east', 0.6))
    .addCallback(function tell2(fates) {
      console.log('group 2:', fates.map(fate))
    })
    .addErrback(function tellError(failure) {
      const first = failure.value.subFailure
      console.log(`group 2 failed: ${first.getErrorMessage()}`)
    })
}

reactor.callLater(0.0, group1)
reactor.callLater(2.0, group2)
reactor.run()
