// Programs that run away: what each does.
//
//   code    the program; what it prints first is kept, whatever comes after
//   ends    the state that it comes to by itself; without it, it goes on until Stop
//   second  true: the reactor can't be asked, so that the worker is ended, and this is said
//   says    what the console has of it then
//   runs    milliseconds until Stop, if not 1,500
//   lines   so many of those that it printed are there at least
//   last    the kind of the last event of the trace
//   memory  bytes that the machine must have: the browser gives the program as many before it ends the frame's process.
//           Chromium alone has one for it; elsewhere programs share the page's own process

const ravel = "import { defer, reactor } from 'ravel'\nconsole.log('begun')\n";

export const runaways = [
  { name: 'while (true) {}', code: `${ravel}while (true) {}`, second: true },
  {
    name: 'a hundred lines, and then no end',
    code: `${ravel}for (let i = 0; i < 100; ++i) console.log('line', i)\nwhile (true) {}`,
    second: true,
    lines: 91,
  },
  {
    name: 'a callback in the third turn that never returns',
    code: `${ravel}const d = new defer.Deferred()
d.addCallback((x) => x + 1)
d.addCallback(function stuck() { for (;;) {} })
reactor.callLater(1, () => {})
reactor.callLater(2, () => d.callback(1))
reactor.run()`,
    second: true,
    last: 'deferred.entered',
  },
  {
    name: 'a promise chain that never ends',
    code: `${ravel}const on = () => Promise.resolve().then(on)\non()\nreactor.run()`,
    second: true,
  },
  {
    name: 'async functions that never end',
    code: `${ravel}const on = async () => { for (;;) await null }\non()\non()\nreactor.run()`,
    second: true,
  },
  {
    name: 'a flood of callLater(0)',
    code: `${ravel}const on = () => { reactor.callLater(0, on); reactor.callLater(0, on) }\non()\nreactor.run()`,
  },
  {
    name: 'one callLater(0) after the other',
    code: `${ravel}const on = () => reactor.callLater(0, on)\non()\nreactor.run()`,
  },
  {
    name: 'a Deferred that makes two more in each callback',
    code: `${ravel}const make = () => { const d = new defer.Deferred(); d.addCallback(() => { make(); make() }); reactor.callLater(0, d.callback, 1) }
make()\nreactor.run()`,
  },
  {
    name: 'Deferreds that make two more at once',
    code: `${ravel}const make = () => { const d = new defer.Deferred(); d.addCallback(() => { make(); make() }); d.callback(1) }
make()\nreactor.run()`,
  },
  {
    name: 'a flood of events',
    code: `${ravel}const on = () => { for (let i = 0; i < 1000; ++i) new defer.Deferred().addCallback(() => i).callback(i); reactor.callLater(0.001, on) }
on()\nreactor.run()`,
  },
  {
    name: 'ten million lines at once',
    code: `${ravel}for (let i = 0; i < 10_000_000; ++i) console.log('line', i)`,
    runs: 2_500,
  },
  {
    name: 'lines for ever, some in each turn',
    code: `${ravel}let n = 0\nconst on = () => { for (let i = 0; i < 500; ++i) console.log('line', ++n); reactor.callLater(0, on) }\non()\nreactor.run()`,
  },
  {
    name: 'a callback that throws in toString',
    code: `${ravel}const thing = { toString() { throw new Error('in toString') } }
const d = new defer.Deferred()
d.addCallback(() => { throw thing })
d.callback(thing)
reactor.callLater(0, () => { console.log(thing); throw { get message() { throw 1 }, toString() { throw thing } } })
reactor.callLater(1, () => { console.log('after'); reactor.stop() })
reactor.run()`,
    ends: 'finished',
    says: 'after',
  },
  {
    name: 'a text of 200 MB',
    code: `${ravel}const text = '<b>'.repeat(70_000_000)\nconsole.log(text)\nconsole.log([text, { text }])\nconsole.error(new Error(text))\nnew defer.Deferred().callback(text)\nthrow new Error(text)`,
    ends: 'failed',
  },
  {
    name: 'lists in lists of long texts',
    code: `${ravel}const wide = (x) => Array(100).fill(x)\nconsole.log(wide(wide(wide('x'.repeat(10_000)))))\nconsole.log('after')`,
    ends: 'finished',
    says: 'after',
  },
  {
    name: 'ten million long lines',
    code: `${ravel}const text = 'x'.repeat(10_000)\nfor (let i = 0; i < 10_000_000; ++i) console.log(i + text)`,
    runs: 2_500,
  },
  {
    name: 'lists that grow for ever',
    code: `${ravel}const all = []\nfor (;;) all.push(new Array(100_000).fill({}))`,
    second: true,
    runs: 800,
  },
  {
    name: 'lists that grow until the browser ends their process',
    code: `${ravel}const all = []\nfor (let i = 0; ; ++i) all.push(new Array(30_000_000).fill(i))`,
    ends: 'failed',
    says: /the frame that programs run in does not answer any more, perhaps since the memory is full/,
    memory: 8e9,
  },
  {
    name: 'buffers that grow for ever',
    code: `${ravel}const all = []\nfor (;;) all.push(new Uint8Array(4_000_000).fill(1))`,
    second: true,
    runs: 800,
  },
  {
    name: 'a buffer that no machine has room for',
    code: `${ravel}new ArrayBuffer(2 ** 52)`,
    ends: 'failed',
    says: /RangeError/,
  },
  {
    name: 'delayed calls to the limit of memory',
    code: `${ravel}for (;;) reactor.callLater(1, () => {})`,
    ends: 'failed',
    says: /memory/,
  },
  {
    name: 'deep recursion',
    code: `${ravel}const down = () => down() + 1\ndown()`,
    ends: 'failed',
    says: /RangeError|InternalError/,
  },
  {
    name: 'deep recursion through the core',
    code: `${ravel}const down = () => { const d = new defer.Deferred(); d.addCallback(down); d.callback(1); return d }\ndown()\nconsole.log('after')\nreactor.callLater(1, () => { console.log('later'); reactor.stop() })\nreactor.run()`,
    ends: 'finished',
    says: 'later',
  },
  {
    name: 'reactor.run() twice',
    code: `${ravel}reactor.callLater(1, () => reactor.stop())\nreactor.run()\nreactor.run()`,
    ends: 'failed',
    says: /ReactorAlreadyRunning/,
  },
  {
    name: 'a syntax error in the last of 20,000 lines',
    code: `${Array.from({ length: 19_999 }, (_, i) => `const a${i} = ${i}`).join('\n')}\nconst x = = 1`,
    ends: 'failed',
    says: /SyntaxError/,
  },
];
