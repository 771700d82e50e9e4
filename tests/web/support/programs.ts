// Small programs whose traces tests know. They stay as they are, whatever the course does.
import type { Network } from 'ravel/create.js';

export const programs = {
  chaining: `import { reactor, task } from 'ravel'

// Two slow questions. Each gives a Deferred at once.
const user = id => task.deferLater(reactor, 1.0, () => (id === 1 ? 'ada' : 'bob'))
const posts = name => task.deferLater(reactor, 2.0, () => ['On engines', \`By \${name}\`, 'Notes'])

const d = user(1)
d.addCallback(name => {
  console.log(\`user is \${name}\`)
  return posts(name)
})
d.addCallback(list => console.log('posts:', list.length))
console.log('asked for user 1')
reactor.run()
`,
  'errback-lanes': `import { defer, Failure, reactor } from 'ravel'

function boom() {
  throw new Error('boom')
}

function rescue(failure) {
  console.log(\`rescue saw \${failure.getErrorMessage()}\`)
  return 'rescued'
}

function tell(result, name) {
  if (result instanceof Failure) console.log(\`\${name} ends in the error lane: \${result.getErrorMessage()}\`)
  else console.log(\`\${name} ends in the result lane: \${result}\`)
}

const a = new defer.Deferred()
a.addCallbacks(boom, rescue)
a.addBoth(tell, 'A')

const b = new defer.Deferred()
b.addCallback(boom)
b.addErrback(rescue)
b.addBoth(tell, 'B')

const c = new defer.Deferred()
c.addCallbacks(boom, rescue)
c.addBoth(tell, 'C')

reactor.callLater(1.0, a.callback, 'start')
reactor.callLater(2.0, b.callback, 'start')
reactor.callLater(3.0, c.errback, new Error('bad start'))
reactor.run()
`,
  'wait-for-all': `import { defer, reactor, task } from 'ravel'

const down = ['west']

// Asks a place for its name. The answer takes so many seconds.
function ask(place, seconds) {
  return task.deferLater(reactor, seconds, () => {
    if (down.includes(place)) throw new Error(\`\${place} is down\`)
    console.log(\`arrived: \${place}\`)
    return place
  })
}

// A single failure ends here, once the gathering has heard of it.
function gather(...answers) {
  return defer.gatherResults(answers, { consumeErrors: true })
}

function group1() {
  gather(ask('north', 0.9), ask('south', 0.3), ask('east', 0.6))
    .addCallback(places => console.log('group 1:', places))
}

function group2() {
  gather(ask('north', 0.9), ask('west', 0.4), ask('east', 0.6))
    .addCallback(places => console.log('group 2:', places))
    .addErrback(failure => {
      const first = failure.value.subFailure
      console.log(\`group 2 failed: \${first.getErrorMessage()}\`)
    })
}

reactor.callLater(0.0, group1)
reactor.callLater(2.0, group2)
reactor.run()
`,
  'late-callback': `import { defer, reactor } from 'ravel'

const d = new defer.Deferred()

function fire() {
  console.log('firing, nobody listens yet')
  d.callback('news')
}

function listen() {
  console.log('adding a callback')
  d.addCallback(value => {
    console.log(\`late callback got \${value}\`)
    return value.toUpperCase()
  })
  console.log('added')
}

function listenAgain() {
  d.addCallback(value => {
    console.log(\`later still got \${value}\`)
    return value
  })
}

reactor.callLater(1.0, fire)
reactor.callLater(3.0, listen)
reactor.callLater(5.0, listenAgain)
reactor.run()
`,
  'fire-twice': `import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(what => console.log(\`got \${what}\`))

function answer() {
  d.callback('the answer')
}

function alarm() {
  try {
    d.callback('the alarm')
  } catch (error) {
    if (!(error instanceof defer.AlreadyCalledError)) throw error
    console.log('refused: already fired')
  }
}

reactor.callLater(1.0, answer)
reactor.callLater(2.0, alarm)
reactor.run()
`,
  unhandled: `import { defer, reactor } from 'ravel'

const d = new defer.Deferred()
d.addCallback(name => console.log(\`saved \${name}\`))

function save() {
  console.log('saving fails now')
  d.errback(new Error('disk full'))
}

reactor.callLater(1.0, save)
reactor.callLater(2.0, () => console.log('the rest of the program goes on'))
reactor.run()
`,
  'fuse-chain': `import { reactor } from 'ravel'

// How long each fuse burns, from fuse 1 to fuse 8.
const burns = [0.3, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]

function lit(number) {
  console.log(\`fuse \${number} lit\`)
  const burn = burns[number - 1]
  if (number > 1) reactor.callLater(burn, lit, number - 1)
  else reactor.callLater(burn, barrel)
}

function barrel() {
  console.log('the barrel goes up')
  reactor.stop()
}

lit(8)
reactor.run()
`,
  'first-errback': `import { defer, reactor } from 'ravel'

function parse(text) {
  const number = Number(text)
  if (Number.isNaN(number)) throw new Error(\`not a number: \${text}\`)
  return number
}

function show(number) {
  console.log(\`number \${number}\`)
  return number
}

function sorry(failure) {
  console.log(\`sorry, \${failure.getErrorMessage()}\`)
}

function ask(seconds, text) {
  const d = new defer.Deferred()
  d.addCallback(parse)
  d.addCallback(show)
  d.addErrback(sorry)
  reactor.callLater(seconds, d.callback, text)
}

ask(1.0, '42')
ask(2.0, 'forty')
reactor.run()
`,
  'give-up': `import { defer, reactor } from 'ravel'

// A request to a slow server. Each way over the link takes 0.1 s.
function askForReport() {
  let hungUp = false
  const d = new defer.Deferred(() => {
    hungUp = true
  })

  function work() {
    console.log('server: working')
    reactor.callLater(5.0, finish)
  }
  function finish() {
    console.log('server: finished, sending')
    reactor.callLater(0.1, arrive)
  }
  function arrive() {
    if (hungUp) console.log('network: reply dropped, nobody waits')
    else d.callback('the report')
  }

  reactor.callLater(0.1, work)
  return d
}

const report = askForReport()
report.addCallback(text => console.log(\`got \${text}\`))
report.addErrback(failure => console.log(\`gave up: \${failure.getErrorMessage()}\`))

function pressStop() {
  console.log('user presses stop')
  report.cancel()
}

reactor.callLater(2.0, pressStop)
reactor.run()
`,
  'inline-callbacks': `import { defer, reactor, task } from 'ravel'

const user = id => task.deferLater(reactor, 1.0, () => (id === 1 ? 'ada' : 'bob'))
const posts = name => task.deferLater(reactor, 2.0, () => ['On engines', \`By \${name}\`, 'Notes'])

const main = defer.inlineCallbacks(function* () {
  console.log('asking')
  try {
    const name = yield user(1)
    console.log(\`user is \${name}\`)
    const list = yield posts(name)
    console.log(\`posts: \${list.length}\`)
    return list.length
  } catch (error) {
    console.log(\`caught: \${error.message}\`)
    return 0
  }
})

const d = main()
d.addCallback(number => console.log(\`finished with \${number}\`))
console.log('main gave me', d)

for (const due of [0.7, 1.4, 2.1, 2.8]) reactor.callLater(due, () => console.log('tick'))
reactor.run()
`,
  'first-wins': `import { defer, reactor, task } from 'ravel'

const down = ['broken']

// Asks a server. Its answer is its own name.
function ask(name, seconds) {
  const d = task.deferLater(reactor, seconds, () => {
    if (down.includes(name)) throw new Error(\`\${name} is down\`)
    return name
  })
  // Prints the error, and hands it on.
  return d.addErrback(failure => {
    console.log(\`\${name}: \${failure.getErrorMessage()}\`)
    return failure
  })
}

const runners = [
  ask('slow', 0.8),
  ask('broken', 0.1),
  ask('quick', 0.3),
]

const d = defer.race(runners)
d.addCallback(([place, name]) => console.log(\`winner: \${name}\`))
d.addErrback(failure => {
  const lost = failure.value.failures.length
  console.log(\`nobody won: \${lost} of \${runners.length} failed\`)
})
reactor.run()
`,
  'get-page': `import { client, reactor } from 'ravel'

const address = 'http://far.test/'

client.getPage(address)
  .addCallback(text => console.log(\`got \${text.length} characters: \${text}\`))
  .addErrback(failure => console.log(\`failed: \${failure.getErrorMessage()}\`))
console.log(\`asked for \${address}\`)

const tick = due => console.log(\`tick \${due}\`)
for (const due of ['0.5', '1.0', '1.5', '2.0', '2.5']) {
  reactor.callLater(Number(due), tick, due)
}

reactor.callLater(3.0, () => reactor.stop())
reactor.run()
`,
  'blocking-input': `import { client, reactor } from 'ravel'

const hosts = ['north', 'south', 'east', 'west', 'centre', 'a_bad_url']
const pages = new Map()
let settled = 0

function got(page, host) {
  console.log(\`got \${host}\`)
  return page
}

function failed(failure, host) {
  console.log(\`failed \${host}\`)
}

function save(page, host) {
  pages.set(host, page)
}

function count() {
  settled += 1
  if (settled < hosts.length) return
  const empty = [...pages.values()].filter(page => page === undefined).length
  console.log(\`kept \${pages.size} entries, \${empty} empty\`)
}

for (const host of hosts) {
  const d = client.getPage(\`http://\${host}.test/\`)
  d.addCallbacks(got, failed, [host], [host])
  d.addCallback(save, host)
  d.addBoth(count)
}
console.log('six requests are out')
reactor.run()
`,
};

export type ProgramName = keyof typeof programs;

export const networks: Partial<Record<ProgramName, Network>> = {
  'get-page': {
    'http://far.test/': { latency: 1.2, chunks: [0.4, 0.8, 1.2], body: 'hello from the far side' },
    'http://far.test/none': { latency: 0.4, status: 404, body: 'not found' },
  },
  'blocking-input': {
    'http://north.test/': { latency: 0.6, body: 'snow by noon' },
    'http://south.test/': { latency: 0.9, body: 'warm and dry' },
    'http://east.test/': { latency: 0.7, body: 'a fresh breeze' },
    'http://west.test/': { latency: 0.3, body: 'rain' },
    'http://centre.test/': { latency: 0.4, body: 'fog in the valleys' },
    'http://a_bad_url.test/': { latency: 0.1, failure: 'no such host' },
  },
};
