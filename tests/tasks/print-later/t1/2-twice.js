import { reactor } from 'ravel'

const say = text => console.log(text)

console.log('asking')
reactor.callLater(2.5, say, 'the future is here')
reactor.callLater(2.5, say, 'the future is here')
console.log('asked')
reactor.run()
