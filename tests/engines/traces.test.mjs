// The same traces in every engine: what each scenario leaves in Firefox and in WebKit is, byte for byte, what it leaves in
// Node; in WebKit but for lines. Its stacks lack the functions whose last act is a call (it reuses their frames, as the
// language has it), so that a line there may be the caller's, or none.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { staticServer } from '../../web/serve.mjs';
import { traceOfScenario } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { startFirefox } from './firefox.mjs';
import { startWebKit } from './webkit.mjs';

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const server = staticServer(dist, '/');
let address;
before(async () => {
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  address = `http://localhost:${server.address().port}/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** In the page: opens a scenario, runs it, and gives its trace. */
async function traceInPage(id) {
  const wait = async (ready) => {
    for (let tries = 0; tries < 400; tries += 1) {
      if (ready()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${id}: ${document.querySelector('[data-testid=status]')?.textContent}`);
  };
  const state = () => document.querySelector('[data-testid=status]')?.dataset.state;
  location.hash = `#scenario=${id}`;
  await wait(() => document.querySelector('ravel-playground')?.program?.id === id && state() === 'idle');
  await window.ravel.run();
  await wait(() => ['waiting', 'finished', 'failed'].includes(state()));
  return JSON.stringify(await window.ravel.trace());
}

const whole = (events) => events;
const withoutLines = (events) => events.map(({ line, ...event }) => event);

for (const [name, start, compared] of [
  ['Firefox', startFirefox, whole],
  ['WebKit', startWebKit, withoutLines],
]) {
  describe(name, () => {
    let page;
    before(async () => {
      page = await start();
      await page.open(address);
    });
    after(() => page?.close());

    for (const id of programIds) {
      test(id, async () => {
        const here = compared(JSON.parse(await page.evaluate(traceInPage, id)));
        const there = compared(await traceOfScenario(id));
        // The first that differs says more than all of them.
        for (const [i, event] of there.entries()) assert.equal(JSON.stringify(here[i]), JSON.stringify(event), `event ${i + 1}`);
        assert.equal(here.length, there.length);
      });
    }
  });
}
