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

// Your part: more tests.

trial.run()
