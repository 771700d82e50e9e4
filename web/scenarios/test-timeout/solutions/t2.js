import { defer, reactor, task, trial } from 'ravel'

// Hands on what d gives, or 'too late' after limit seconds.
const patient = (clock, d, limit) => {
  const result = new defer.Deferred()
  const fire = value => {
    if (!result.called) result.callback(value)
  }
  const timer = clock.callLater(limit, fire, 'too late')
  d.addCallback(value => {
    if (timer.active()) timer.cancel()
    fire(value)
  })
  return result
}

trial.test('answer in time', t => {
  const clock = new task.Clock()
  const answer = new defer.Deferred()
  const d = patient(clock, answer, 1.0)
  clock.advance(0.5)
  t.assertNoResult(d)
  answer.callback('here')
  t.assertEqual(t.successResultOf(d), 'here')
})

trial.test('gives up after 1.0', t => {
  const clock = new task.Clock()
  const answer = new defer.Deferred()
  const d = patient(clock, answer, 1.0)
  clock.advance(0.5)
  t.assertNoResult(d)
  clock.advance(0.5)
  t.assertEqual(t.successResultOf(d), 'too late')
})

trial.test('late answer is harmless', t => {
  const clock = new task.Clock()
  const answer = new defer.Deferred()
  const d = patient(clock, answer, 1.0)
  clock.advance(1.0)
  answer.callback('here')
  t.assertEqual(t.successResultOf(d), 'too late')
})

trial.test('leaves no timer behind', t => {
  const clock = new task.Clock()
  const answer = new defer.Deferred()
  patient(clock, answer, 1.0)
  answer.callback('here')
  const left = clock.getDelayedCalls().length
  t.assertTrue(left === 0, `${left} left`)
})

trial.test('silent server', t => {
  const server = new defer.Deferred() // nobody fires it
  return patient(reactor, server, 1.0)
    .addCallback(text => t.assertEqual(text, 'too late'))
})

trial.run({ timeout: 5.0 })
reactor.run()
