// What programs need does not come, or comes damaged: the page says so, goes on, and Run tries again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineFaults } from './faults/engine.mjs';
import { dist, printed, reach, run, setCode, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';

const { server, breaks, mends } = faultyServer(dist);
const { open } = usePage({ server });

for (const { what, path, fault, says, slow } of engineFaults) {
  test(what, async (t) => {
    breaks(path, fault);
    t.after(mends);
    const page = await open('#scenario=print-later', { state: says ? 'failed' : 'idle', patience: slow ? 60_000 : 30_000 });
    if (says) {
      assert.match(await page.getByTestId('status').textContent(), says);
      await page.locator('.lesson-title').first().waitFor(); // the text is there to read
      await setCode(page, "console.log('kept')");
      mends();
      assert.equal(await run(page), 'finished');
      assert.deepEqual(
        (await printed(page)).map(({ text }) => text),
        ['kept'],
      );
    } else {
      assert.equal(await run(page), 'waiting');
    }
  });
}

test('what fails is said again as long as it fails, and the program is kept', async () => {
  const path = /\.wasm$/;
  breaks(path, 'missing');
  const page = await open('#scenario=print-later', { state: 'failed' });
  await setCode(page, "console.log('mine')");
  await page.getByTestId('run').click();
  await reach(page, 'running', 'failed');
  assert.equal(await reach(page, 'failed'), 'failed');
  assert.match(await page.getByTestId('status').textContent(), /404/);
  assert.equal(await page.evaluate(() => window.ravel.getCode()), "console.log('mine')");
  mends();
  assert.equal(await run(page), 'finished');
});

test('Stop before what a run needs is there: the program is not run', async (t) => {
  breaks(/\/frame-real-.*\.html$/, 'never');
  t.after(mends);
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('run')");
  await page.getByTestId('time').selectOption('real');
  await page.getByTestId('run').click();
  await reach(page, 'running');
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
  await page.getByTestId('time').selectOption('virtual');
  assert.equal(await run(page), 'finished');
  assert.deepEqual(
    (await printed(page)).map(({ text }) => text),
    ['run'],
  );
});

for (const [fault, says] of [
  ['missing', /Programs can't be run: .*frame-real.* \(the server answered 404\)\. Press Run/],
  ['reset', /frame-real.* could not be loaded \(no answer/],
  ['cut', /frame-real.* is not as it was built/],
]) {
  test(`the frame for real time: ${fault}; virtual time goes on`, async (t) => {
    breaks(/\/frame-real-.*\.html$/, fault);
    t.after(mends);
    const page = await open('#scenario=print-later');
    await setCode(page, "console.log('kept')");
    await page.getByTestId('time').selectOption('real');
    await page.getByTestId('run').click();
    assert.equal(await reach(page, 'failed', 'finished'), 'failed');
    assert.match(await page.getByTestId('status').textContent(), says);
    await page.getByTestId('time').selectOption('virtual');
    assert.equal(await run(page), 'finished');
    mends();
    await page.getByTestId('time').selectOption('real');
    assert.equal(await run(page), 'finished');
    assert.deepEqual(
      (await printed(page)).map(({ text }) => text),
      ['kept'],
    );
  });
}
