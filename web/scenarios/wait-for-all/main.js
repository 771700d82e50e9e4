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

function group1() {
  const d = defer.gatherResults([ask('north', 0.9), ask('south', 0.3), ask('east', 0.6)], { consumeErrors: true })
  d.addCallback(places => console.log('group 1:', places))
}

function group2() {
  const d = defer.gatherResults([ask('north', 0.9), ask('west', 0.4), ask('east', 0.6)], { consumeErrors: true })
  d.addCallback(places => console.log('group 2:', places))
  d.addErrback(failure => console.log(`group 2 failed: ${failure.value.subFailure.getErrorMessage()}`))
}

reactor.callLater(0.0, group1)
reactor.callLater(2.0, group2)
reactor.run()
