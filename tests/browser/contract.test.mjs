// The contract, over the browser's reactor and the Clock in the page itself: each program is put into the editor and run.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ofEveryClock } from '../contract/clocks.mjs';
import { textOf } from '../contract/given.mjs';
import { ofEveryReactor } from '../contract/reactors.mjs';
import { linesOf, run, setCode, usePage } from './support/browser.mjs';

const { open, problems } = usePage();

function hold(sentences, what, time) {
  let page;
  before(async () => {
    page = await open('#scenario=print-later');
    await page.getByTestId('time').selectOption(time);
  });
  after(() => page.context().close());

  for (const [sentence, program, expected] of sentences) {
    test(sentence, async () => {
      await setCode(page, textOf(program, what));
      const state = await run(page);
      assert.deepEqual(
        (await linesOf(page)).map(({ stream, text }) => (stream === 'out' ? text : `${stream} ${text}`)),
        expected,
      );
      assert.equal(state, 'finished');
    });
  }
}

describe('a Clock in the page', () => hold(ofEveryClock, 'clock', 'virtual'));
for (const time of ['virtual', 'real']) {
  describe(`the page's reactor in ${time} time`, () => hold([...ofEveryClock, ...ofEveryReactor], 'reactor', time));
}

test('the page logs no error', () => assert.deepEqual(problems, []));
