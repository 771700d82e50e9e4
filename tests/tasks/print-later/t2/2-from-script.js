import { reactor } from 'ravel'

const say = text => console.log(text)

console.log('asking')
reactor.callLater(1.0, say, 'the future is here')
reactor.callLater(2.0, say, 'still here')
console.log('asked')
reactor.run()
