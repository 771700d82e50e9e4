// Programs that leave 100,000 events, each of another shape.

/** Thousands of Deferreds that wait for inner ones, time limits that are cancelled, some failures, lists. */
const crowd = `import { defer, reactor, task } from 'ravel'
function ask(i) {
  const d = new defer.Deferred()
  reactor.callLater((i % 17) * 0.1, () => (i % 11 === 0 ? d.errback(new Error('down ' + i)) : d.callback(i)))
  return d
}
function client(i) {
  const d = ask(i)
  d.addTimeout(5, reactor)
  d.addCallback(x => task.deferLater(reactor, 0.3, () => x * 2))
  d.addCallback(x => { console.log('client', i, x); return x })
  d.addErrback(failure => failure.getErrorMessage())
  return d
}
for (let i = 0; i < 3500; i += 1) reactor.callLater(i * 0.01, client, i)
reactor.callLater(1, () => defer.gatherResults([client(1), client(2)]))
reactor.run()
`;

/** One Deferred with a very long chain. */
const chain = `import { defer, reactor } from 'ravel'
const d = new defer.Deferred()
for (let i = 0; i < 33000; i += 1) d.addCallback(x => x + 1)
d.callback(0)
reactor.run()
`;

/** A tick that comes again and again, with the next already asked for. */
const ticks = `import { reactor } from 'ravel'
let n = 0
function tick() {
  n += 1
  console.log('tick', n)
  if (n < 25000) reactor.callLater(0.1, tick)
}
for (let i = 0; i < 500; i += 1) reactor.callLater(9000 + i, () => {})
reactor.callLater(0, tick)
reactor.run()
`;

export const bigPrograms = { crowd, chain, ticks };
