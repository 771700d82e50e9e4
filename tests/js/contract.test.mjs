// The contract: the same sentences over every clock and reactor that programs can have here.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ofEveryClock } from '../contract/clocks.mjs';
import { given } from '../contract/given.mjs';
import { ofEveryReactor } from '../contract/reactors.mjs';
import { play } from './ravel.mjs';

function hold(sentences, what, time) {
  for (const [sentence, program, expected] of sentences) {
    it(sentence, async () => {
      const { lines, state } = await play((face, print) => program(given(face, what), print), { time });
      assert.deepEqual(lines.map((line) => line.replace(/^(err |log )?\S+ /, '$1')), expected);
      assert.equal(state, 'finished');
    });
  }
}

describe('a Clock', () => hold(ofEveryClock, 'clock', 'virtual'));
for (const time of ['virtual', 'real']) {
  describe(`the reactor in ${time} time`, () => hold([...ofEveryClock, ...ofEveryReactor], 'reactor', time));
}
