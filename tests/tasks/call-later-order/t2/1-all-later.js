import { reactor } from 'ravel'

const say = text => console.log(text)

function zeroA() {
  console.log('zero A')
  reactor.callLater(0, say, 'zero from A')
}

console.log('script begins')
reactor.callLater(2, say, 'two')
reactor.callLater(1, say, 'one')
reactor.callLater(3, say, 'one again')
reactor.callLater(0, zeroA)
reactor.callLater(0, say, 'zero B')
console.log('script ends')
reactor.run()
