// The browser is killed (SIGKILL, all its processes at once) while somebody types, and started again with the same profile:
// what was typed is there, but for what came in the last second. Chromium with its profile on the disk, in which the page
// types by itself, a letter every 40 ms, and tells this test what is in the editor: no driver is in between.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { staticServer } from '../../web/serve.mjs';
import { dist, engine, listen } from './support/browser.mjs';
import { pageWith } from './support/page_with.mjs';

/** In the page: tells what is in the editor as it opens; where the address says so, types on. */
function typist() {
  const tell = (what) => fetch('/told', { method: 'POST', body: JSON.stringify(what) });
  const open = () => document.querySelector('ravel-playground')?.program?.id === 'print-later' && window.ravel.getCode() !== '';
  const begin = async () => {
    while (!open()) await new Promise((resolve) => setTimeout(resolve, 20));
    await tell({ opened: window.ravel.getCode() });
    if (!location.search.includes('type')) return;
    const content = document.querySelector('[data-testid=editor] .cm-content');
    content.focus();
    getSelection().selectAllChildren(content);
    getSelection().collapseToEnd();
    for (let n = 0; ; n += 1) {
      document.execCommand('insertText', false, String.fromCharCode(97 + (n % 26)));
      await new Promise((resolve) => setTimeout(resolve, 40));
      void tell({ typed: window.ravel.getCode(), at: Date.now() });
    }
  };
  addEventListener('load', () => void begin());
}

let address;
let server;
let heard = () => {};
const homes = [];

before(async () => {
  const plain = staticServer(dist);
  const answer = pageWith(typist, (request, response) => {
    if (request.method !== 'POST') return false;
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      response.end();
      heard(JSON.parse(text));
    });
    return true;
  });
  server = createServer((request, response) => answer(request, response, () => plain.emit('request', request, response)));
  address = await listen(server);
});
after(async () => {
  server.closeAllConnections();
  server.close();
  for (const home of homes) await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

/** A browser of its own process group. */
function start(home, query) {
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    `--user-data-dir=${home}`,
  ];
  return spawn('/usr/bin/chromium', [...options, `${address}/${query}#scenario=print-later`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, HOME: home },
  });
}

async function kill(browser) {
  const gone = once(browser, 'exit');
  process.kill(-browser.pid, 'SIGKILL');
  await gone;
  // Children of another group, such as crash handlers, may hold the profile for a moment.
  await wait(500);
}

const told = (wanted) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the page tells nothing')), 90_000);
    heard = (what) => {
      if (!wanted(what)) return;
      clearTimeout(late);
      resolve(what);
    };
  });

const skip = engine !== 'chromium' && 'the profile is made for Chromium';

test('a browser that is killed while somebody types loses at most the last second: 5 kills', { skip, timeout: 580_000 }, async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'ravel-killed-'));
  homes.push(home);
  const lost = [];
  let expected = '';
  for (let round = 0; round < 5; round += 1) {
    let typed = [];
    const beginning = told(({ opened }) => opened !== undefined);
    let browser = start(home, '?type');
    await beginning;
    // Not always at the same moment of the page's own pause.
    const enough = told((what) => {
      if (what.typed !== undefined) typed.push(what);
      return typed.length >= 40 + 3 * round;
    });
    await enough;
    await kill(browser);
    const last = typed.at(-1);
    const opening = told(({ opened }) => opened !== undefined);
    browser = start(home, '');
    const { opened } = await opening;
    await kill(browser);
    expected = last.typed;
    assert.ok(
      expected.startsWith(opened) || opened.startsWith(expected),
      `after the kill: …${opened.slice(-60)}, before: …${expected.slice(-60)}`,
    );
    // When what is missing was typed.
    const firstLost = typed.find(({ typed: text }) => text.length > opened.length);
    lost.push(firstLost ? last.at - firstLost.at : 0);
    typed = [];
    assert.ok(lost.at(-1) <= 1_000, `what was typed in the last ${lost.at(-1)} ms is lost`);
  }
  t.diagnostic(`5 kills; what was typed in the last ${lost.join(', ')} ms was lost`);
});
