// The JavaScript face, and C++ in WebAssembly, beside promises: in Node and in Chromium.
import { before, describe, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hold } from './support/figures.mjs';

const program = fileURLToPath(new URL('../js/bench.mjs', import.meta.url));

for (const [where, option] of [
  ['Node', '--node'],
  ['Chromium', '--chromium'],
]) {
  describe(where, () => {
    let figures;
    before(() => {
      figures = JSON.parse(
        execFileSync(process.execPath, [program, '--json', option], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
          timeout: 240_000,
        }),
      );
    });

    const target = (name, limit) => test(`${where}: ${name}`, (t) => hold(t, figures, name, limit, `${where}: `));

    for (const [length, ratio, holds] of [
      [1, 0.9, 1.4],
      [10, 0.8, 0.75],
      [100, 0.75, 0.6],
    ]) {
      target(`JavaScript callbacks, chain of ${length}: promise`, { atMost: ratio });
      target(`C++ callbacks, chain of ${length}: promise`, { atMost: 0.35, holds });
    }
    target('C++ callbacks, chain of 10, recorded: absent', { atMost: 3, holds: 4 });
    // Rates are the machine's as much as ours: there is room for a slow one.
    target('turns with JavaScript calls', { atLeast: 1e6, holds: 5e5 });
    target('turns with C++ calls', { atLeast: 5e6, holds: 2e6 });
    for (const way of ['before the run', 'in a turn', 'between turns']) {
      target(`100,000 calls asked for ${way}: timers armed`, { atMost: 1 });
      target(`100,000 calls asked for ${way}: setTimeout`, { atMost: 1 });
    }
    target('start with the bytes in hand', { atMost: 10 });
    if (where === 'Chromium') target('a frame is late by, 95 of 100, while calls ask for calls', { atMost: 8 });
  });
}
