// Timing in JavaScript: sides in turn, medians, and the figures that come out. Runs in Node and in a page.

/** How long a sample takes at least, in milliseconds. */
const enough = 10;
const rounds = 15;

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/**
 * A sample of `work(times)`, which does `units` of what is counted each time, and may be asynchronous: nanoseconds for
 * one. How many times is enough is found out, and everything warmed up, here. `most`: no more times than that at once.
 */
export async function timed(units, work, { most = Infinity } = {}) {
  const time = async (times) => {
    const began = performance.now();
    await work(times);
    return performance.now() - began;
  };
  // The fastest of three: what stops the machine for a while must not be taken for the work.
  const fastest = async (times) => Math.min(await time(times), await time(times), await time(times));
  let times = 1;
  while (times < most && (await fastest(times)) < enough / 2) times *= 2;
  times = Math.min(most, times * 2);
  return async () => ((await time(times)) * 1e6) / (times * units);
}

/** The figures of a run, in the order they came, each told to `print`. */
export class Figures {
  all = {};

  constructor(print = () => {}) {
    this.print = print;
  }

  report(name, value, unit, more = {}) {
    this.all[name] = { value, unit, ...more };
    this.print(name, this.all[name]);
  }

  /**
   * Samples the sides in turn: `sides` is a list of [name, sample], the first of which the others are measured against.
   * Reports the median of each, and the ratio of the first to it: of the fastest rounds, which a busy machine disturbs
   * least.
   */
  async compare(name, sides) {
    const values = sides.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, [, sample]] of sides.entries()) values[i].push(await sample());
    }
    this.report(name, median(values[0]), 'ns');
    for (let i = 1; i < sides.length; i++) {
      const ratio = Math.min(...values[0]) / Math.min(...values[i]);
      this.report(`${name}: ${sides[i][0]}`, median(values[i]), 'ns', { peer: sides[i][0], ratio });
    }
  }

  /** Reports how many a second: the median, and the best of the rounds, which a busy machine disturbs less. */
  async rate(name, sample) {
    const rates = [];
    for (let round = 0; round < rounds; round++) rates.push(1e9 / (await sample()));
    this.report(name, median(rates), '1/s', { best: Math.max(...rates) });
  }
}
