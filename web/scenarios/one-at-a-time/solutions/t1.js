import { defer, reactor, task } from 'ravel'

const names = ['A', 'B', 'C']
const lock = new defer.DeferredSemaphore(2)

// A job of two turns, with a gap between them.
function job(kind, name) {
  function secondPage() {
    console.log(`${kind} ${name}2`)
  }

  console.log(`${kind} ${name}1`)
  return task.deferLater(reactor, 1.0, secondPage)
}

function free() {
  for (const name of names) job('free', name)
}

function locked() {
  for (const name of names) {
    lock.run(job, 'locked', name).addErrback(tellError)
  }
}

function tellError(failure) {
  console.log(`failed: ${failure.getErrorMessage()}`)
}

reactor.callLater(0.0, free)
reactor.callLater(10.0, locked)
reactor.run()
