import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(name => console.log(`saved ${name}`))

function save() {
  console.log('saving fails now')
  d.errback(new Error('disk full'))
}

reactor.callLater(1.0, save)
reactor.callLater(2.0, () => console.log('the rest of the program goes on'))
reactor.run()
