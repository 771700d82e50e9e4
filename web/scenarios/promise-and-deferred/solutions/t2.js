import { defer, reactor } from 'ravel'

// A promise in small: each then gives a new one,
// and runs its function in a later turn.
class SmallPromise {
  constructor(value) {
    this.value = value
  }
  then(f) {
    const next = new SmallPromise()
    const run = () => {
      next.value = f(this.value)
    }
    reactor.callLater(0, run)
    return next
  }
}

function reader(name) {
  return function read(value) {
    console.log(`${name} sees ${value}`)
    return value
  }
}

const d = defer.succeed(1)
const p = new SmallPromise(1)

console.log('before')
d.addCallback(reader('deferred'))
d.addCallback(reader('deferred'))
p.then(reader('promise'))
p.then(reader('promise'))
console.log('after')
reactor.run()
