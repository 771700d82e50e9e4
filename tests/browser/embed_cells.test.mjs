// Cells that share code: a snippet's program is what depends-on names, and its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach } from './support/browser.mjs';
import { docs, outputOf, runSnippet, snippet, useDocs } from './support/embedding.mjs';

const { open, problems } = useDocs(
  {
    'cells.html': docs(
      snippet("import { reactor } from 'ravel'\nconst say = (text) => console.log(text)\nreactor.run()", 'id="first" editable') +
        snippet("import { reactor } from 'ravel'\nreactor.callLater(1, say, 'later')\nfail()", 'id="second" editable depends-on="first"') +
        snippet('say()', 'id="third" depends-on="nobody"'),
    ),
    'unopened.html': docs(
      '<ravel-playground id="file" src="/name.js" loading="click"></ravel-playground>' +
        '<ravel-playground id="lesson" scenario="print-later" loading="click" depends-on="file"></ravel-playground>' +
        snippet('say(name)', 'id="own" depends-on="lesson"'),
    ),
  },
  {
    more: ({ url }, response) =>
      url === '/name.js' && response.writeHead(200, { 'Content-Type': 'text/javascript' }).end("const name = 'own'\n"),
  },
);

test('cells share code, and places are those of the own cell', async () => {
  const page = await open('cells.html');
  assert.equal(await runSnippet(page, '#second'), 'failed');
  const places = await page.evaluate(() =>
    [...document.querySelector('#second').shadowRoot.querySelectorAll('.line-place')].map((place) => place.textContent),
  );
  assert.ok(places.includes('L3'), places.join());
  await page.evaluate(() => {
    document.querySelector('#second').code = "import { reactor } from 'ravel'\nreactor.callLater(1, say, 'later')\nreactor.run()";
  });
  assert.equal(await runSnippet(page, '#second'), 'waiting');
  assert.deepEqual(await outputOf(page, '#second'), ['later']);
  await page.locator('#third [part=run]').click();
  await page.waitForFunction(() => /nobody/.test(document.querySelector('#third').shadowRoot.querySelector('[part=said]').textContent));
});

test('cells that nobody has opened yet, of a file and of the course, are fetched', async () => {
  const page = await open('unopened.html');
  await runSnippet(page, '#own');
  assert.deepEqual(await outputOf(page, '#own'), ['asking', 'asked', 'own']);
  const url = await page.evaluate(() => document.querySelector('#own').shareUrl());
  const playground = await open(url.split('/').at(-1));
  await reach(playground, 'idle');
  assert.match(await playground.evaluate(() => window.ravel.getCode()), /^const name[^]*callLater[^]*say\(name\)$/);
});

test('the playground opens a cell with those that it depends on', async () => {
  const page = await open('cells.html');
  const url = await page.evaluate(() => document.querySelector('#second').shareUrl());
  const playground = await open(url.split('/').at(-1));
  await reach(playground, 'idle');
  const code = await playground.evaluate(() => window.ravel.getCode());
  assert.match(code, /const say = [^]*reactor\.callLater\(1, say, 'later'\)/);
});

test('in all of this nothing was logged as an error', () => assert.deepEqual(problems, []));
