import { defer, reactor } from 'ravel'

function slowMultiply(x, y) {
  const d = new defer.Deferred()
  reactor.callLater(3.0, d.callback, x * y)
  return d
}

const tell = number => console.log(`it is ${number}`)

console.log('what is 5 times 7?')
const answer = slowMultiply(5, 7)
answer.addCallback(number => number * 2)
answer.addCallback(tell)
console.log('in my hand:', answer)

reactor.callLater(4.0, () => reactor.stop())
reactor.run()
