// The programs of the page's soak. Those that count print one line of JSON at their end: how much was begun, and how it ended.

/** A generator of its own, so that the page's seed does not matter; and the counting. */
const counting = (seed) => `import { client, defer, reactor, task } from 'ravel'
let state = ${seed}
const below = (end) => (state = (state * 1103515245 + 12345) % 2147483648) % end
let begun = 0
const ended = {}
const count = (how) => { ended[how] = (ended[how] ?? 0) + 1 }
const watch = (d) => {
  begun += 1
  d.addCallbacks(() => count('fired'), (failure) => count(failure.check(defer.CancelledError) ? 'cancelled' : failure.check(defer.TimeoutError) ? 'timeout' : 'failed'))
}
const left = () => begun - Object.values(ended).reduce((sum, n) => sum + n, 0)
const tell = () => console.log(JSON.stringify({ begun, ended }))
`;

/** Waiting Deferreds and delayed calls, in any time. */
const waiting = (seed, number, longest) => `${counting(seed)}
for (let i = 0; i < ${number}; ++i) {
  const after = below(1000) * ${longest} / 1000
  const d = task.deferLater(reactor, after, () => { if (below(5) === 0) throw new Error('boom'); return i })
  if (below(3) === 0) d.addTimeout(below(1000) * ${longest} / 1000, reactor)
  if (below(3) === 0) reactor.callLater(below(1000) * ${longest} / 1000, () => d.cancel())
  watch(d)
}
reactor.callLater(${longest} + 0.01, () => { tell(); reactor.stop() })
reactor.run()`;

const fetching = (seed, number, server) => `${counting(seed)}
const names = ${JSON.stringify(['page', 'page', 'page', 'slow', 'none', 'error', 'closed', 'moved', 'round', 'to-file', 'broken', 'cut', 'never', 'garbage', 'headers', 'chunks', 'length', 'twice'])}
for (let i = 0; i < ${number}; ++i) {
  const name = names[below(names.length)]
  const d = client.getPage('${server}/' + name + '?n=' + i + '&after=' + below(50))
  d.addTimeout(name === 'never' ? 0.3 : 10, reactor)
  if (below(4) === 0) reactor.callLater(below(100) / 1000, () => d.cancel())
  watch(d)
}
const look = () => { if (left() === 0) { tell(); reactor.stop() } else reactor.callLater(0.05, look) }
look()
reactor.run()`;

const endless = `import { client, reactor } from 'ravel'
let n = 0
const tick = () => { n += 1; reactor.callLater(0.01, tick) }
tick()
console.log('runs')
`;

/** What may be run, over and over: `stops` is pressed Stop in, `ends` is how it then stands. */
export function soakPrograms(server) {
  const seed = () => 1 + Math.floor(Math.random() * 1e6);
  return [
    { name: 'virtual', time: 'virtual', code: () => waiting(seed(), 400, 50), ends: 'finished', counts: true },
    { name: 'real', time: 'real', code: () => waiting(seed(), 100, 0.5), ends: 'finished', counts: true },
    { name: 'pages', time: 'real', code: () => fetching(seed(), 30, server), ends: 'finished', counts: true },
    { name: 'endless', time: 'virtual', code: () => `${endless}reactor.run()`, stops: true, ends: 'stopped' },
    {
      name: 'endless pages',
      time: 'real',
      code: () => `${endless}for (let i = 0; i < 5; ++i) client.getPage('${server}/never?n=' + i)\nreactor.run()`,
      stops: true,
      ends: 'stopped',
    },
    { name: 'runaway', time: 'virtual', code: () => "console.log('runs')\nwhile (true) {}", stops: true, ends: 'stopped' },
    { name: 'flood', time: 'virtual', code: () => "for (let i = 0; i < 20000; ++i) console.log('line', i)", ends: 'finished' },
    { name: 'wrong', time: 'virtual', code: () => 'const x = = 2', ends: 'failed' },
    { name: 'throws', time: 'real', code: () => "throw new Error('boom')", ends: 'failed' },
  ];
}

/** One run that goes on for so long, without a word, and tells at its end how it all ended. */
export const longProgram = (server, seconds) => `${counting(7)}
const step = () => {
  for (let i = 0; i < 20; ++i) {
    begun += 1
    const call = reactor.callLater(below(500) / 1000, () => count('fired'))
    if (below(3) === 0) reactor.callLater(below(500) / 1000, () => { if (call.active()) { call.cancel(); count('cancelled') } })
  }
  const d = client.getPage('${server}/' + ['page', 'none', 'cut', 'never'][below(4)] + '?n=' + begun)
  d.addTimeout(0.5, reactor)
  if (below(4) === 0) reactor.callLater(below(100) / 1000, () => d.cancel())
  watch(d)
  if (reactor.seconds() < ${seconds}) reactor.callLater(0.1, step)
  else finish()
}
const finish = () => { if (left() === 0) { tell(); reactor.stop() } else reactor.callLater(0.1, finish) }
step()
reactor.run()`;
