// Runs tests of trial, for tests of it.
import { play } from './ravel.mjs';

/** Plays `define(face, print)`, then runs the tests it asked for (or the classes it returned). */
export async function trialOf(define, settings = {}, options = {}) {
  const tests = [];
  const run = await play(({ ...face }, print) => {
    const suites = define(face, print) ?? [];
    face.trial.run(...suites, settings);
    face.reactor.run();
  }, { ...options, onTest: (test) => tests.push(test) });
  return { ...run, tests, printed: run.lines.map((line) => line.replace(/^([\d.]+) /, '')) };
}

/** The lines of the tests, without their times and the last one. */
export const linesOf = async (...given) => (await trialOf(...given)).printed.slice(0, -1);
