import { client, reactor } from 'ravel'

const address = 'http://far.test/'

client.getPage(address)
  .addCallback(text => console.log(`got ${text.length} characters: ${text}`))
  .addErrback(failure => console.log(`failed: ${failure.getErrorMessage()}`))
console.log(`asked for ${address}`)

const tick = due => console.log(`tick ${due}`)
for (const due of ['0.5', '1.0', '1.5', '2.0', '2.5']) {
  reactor.callLater(Number(due), tick, due)
}

reactor.callLater(3.0, () => reactor.stop())
reactor.run()
