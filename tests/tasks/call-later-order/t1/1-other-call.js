import { reactor } from 'ravel'

const say = text => console.log(text)

function zeroA() {
  console.log('zero A')
  reactor.callLater(0, say, 'zero from A')
}

function zeroB() {
  console.log('zero B')
  again.cancel()
}

console.log('script begins')
reactor.callLater(2, say, 'two')
const again = reactor.callLater(1, say, 'one')
reactor.callLater(1, say, 'one again')
reactor.callLater(0, zeroA)
reactor.callLater(0, zeroB)
console.log('script ends')
reactor.run()
