import { client, reactor } from 'ravel'

const address = 'http://far.test/'

function got(text) {
  console.log(`got ${text.length} characters: ${text}`)
}

function failed(failure) {
  console.log(`failed: ${failure.getErrorMessage()}`)
}

client.getPage(address)
  .addCallback(got)
  .addErrback(failed)
  .addBoth(() => reactor.stop())
console.log(`asked for ${address}`)

const tick = due => console.log(`tick ${due}`)
for (const due of ['0.5', '1.0', '1.5', '2.0', '2.5']) {
  reactor.callLater(Number(due), tick, due)
}
reactor.run()
