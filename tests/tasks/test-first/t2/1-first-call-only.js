import { task, trial } from 'ravel'

// Says n at once, then one less each second, and go at the end.
const countdown = (clock, n, say) => {
  say(n)
  const call = n > 1
    ? clock.callLater(1.0, countdown, clock, n - 1, say)
    : clock.callLater(1.0, say, 'go')
  return { stop: () => call.cancel() }
}

trial.test('says the first number at once', t => {
  const clock = new task.Clock()
  const said = []
  countdown(clock, 3, word => said.push(word))
  t.assertEqual(said.join(' '), '3')
})

trial.test('one number per second', t => {
  const clock = new task.Clock()
  const said = []
  countdown(clock, 3, word => said.push(word))
  clock.advance(1.0)
  t.assertEqual(said.join(' '), '3 2')
  clock.advance(1.0)
  t.assertEqual(said.join(' '), '3 2 1')
})

trial.test('ends with go', t => {
  const clock = new task.Clock()
  const said = []
  countdown(clock, 3, word => said.push(word))
  clock.pump([1.0, 1.0, 1.0])
  t.assertEqual(said.join(' '), '3 2 1 go')
})

trial.test('can be stopped', t => {
  const clock = new task.Clock()
  const said = []
  const counting = countdown(clock, 3, word => said.push(word))
  clock.advance(1.0)
  counting.stop()
  clock.advance(5.0)
  t.assertEqual(said.join(' '), '3 2')
})

trial.run()
