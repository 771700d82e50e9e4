import { task, trial } from 'ravel'

// Says n at once, then one less each second, and go at the end.
const countdown = (clock, n, say) => {
  let call
  const next = number => {
    say(number)
    if (number > 1) call = clock.callLater(1.0, next, number - 1)
    else call = clock.callLater(1.0, say, 'go')
  }
  next(n)
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
  t.assertEqual(said.join(' '), '3 2')
})

trial.run()
