import { defer, task, trial } from 'ravel'

// Asks up to three times. A try may take 1.0, and a pause of 0.5
// follows one that got no answer.
function threeTries(clock, ask, say, number = 1) {
  const d = ask()
  d.addTimeout(1.0, clock)
  d.addCallback(text => say(`try ${number}: ${text}`))
  d.addErrback(failure => {
    failure.trap(defer.TimeoutError)
    say(`try ${number}: timed out`)
    if (number === 3) return
    clock.callLater(0.5, threeTries, clock, ask, say, number + 1)
  })
}

trial.test('an answer to the first try', t => {
  const clock = new task.Clock()
  const said = []
  const ask = () => defer.succeed('pong')
  threeTries(clock, ask, text => said.push(text))
  t.assertEqual(said, ['try 1: pong'])
})

// Answers the request of this number at once, and no other.
function serverThatAnswers(number) {
  let requests = 0
  return () => {
    requests += 1
    if (requests === number) return defer.succeed('pong')
    return new defer.Deferred()
  }
}

trial.test('a pause before a second try', t => {
  const clock = new task.Clock()
  const said = []
  threeTries(clock, serverThatAnswers(2), text => said.push(text))
  clock.pump([1.0, 0.4])
  t.assertEqual(said, ['try 1: timed out'])
})

trial.test('three tries and no more', t => {
  const clock = new task.Clock()
  const said = []
  threeTries(clock, serverThatAnswers(0), text => said.push(text))
  clock.pump([1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0, 0.5])
  t.assertTrue(said.length <= 3, `${said.length} tries`)
})

trial.test('leaves no timer behind', t => {
  const clock = new task.Clock()
  const server = new defer.Deferred()
  threeTries(clock, () => server, text => {})
  server.callback('pong')
  t.assertEqual(clock.getDelayedCalls().length, 0)
})

trial.run()
