// What the programs of the contract are given, and how they become programs of the page.

/**
 * The face, with `clock`: the reactor, or a task.Clock where `what` says so. `run()` lets its time go by until
 * `end()` was called; both are the same to the program, whatever the clock. The page runs the text of this
 * function: it refers to nothing outside.
 */
export function given({ reactor, task, ...face }, what) {
  /**
   * One unit of time: short, since in real time it is really waited for, and longer than a busy machine may keep a program waiting
   * between two lines. No program relies on its length.
   */
  const tick = 0.04;
  /** The name of what f throws. */
  const errorOf = (f) => {
    try {
      f();
      return 'nothing';
    } catch (error) {
      return error.name;
    }
  };
  const common = { ...face, reactor, task, tick, errorOf };
  if (what === 'reactor') return { ...common, clock: reactor, run: () => reactor.run(), end: () => reactor.stop() };

  const clock = new task.Clock();
  let ended = false;
  const run = () => {
    for (let left = 1000; !ended && left > 0; --left) clock.advance(tick);
    if (!ended) throw new Error('the program never called end()');
  };
  return { ...common, clock, run, end: () => void (ended = true) };
}

const names = ['defer', 'endpoints', 'error', 'protocol', 'reactor', 'task', 'time'];

/** A program of the contract as a learner would have it in the editor. */
export const textOf = (program, what) => `import { ${names.join(', ')} } from 'ravel'

${given}

const program = ${program}

await program(given({ ${names.join(', ')} }, '${what}'), console.log)
`;
