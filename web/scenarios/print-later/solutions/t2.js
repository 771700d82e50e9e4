import { reactor } from 'ravel'

const say = text => console.log(text)

function news() {
  console.log('the future is here')
  reactor.callLater(1.0, say, 'still here')
}

console.log('asking')
reactor.callLater(1.0, news)
console.log('asked')
reactor.run()
