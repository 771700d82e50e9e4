// Files of the page that come late, or never: a sentence says so, with a way to try again, and goes away once they are there.
// The page is in a frame: a page that does not come to its end holds up the drivers of some browsers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lateFaults } from './faults/start.mjs';
import { dist, needs, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { beginWith } from './support/page_with.mjs';

function host(request, response) {
  if (request.url !== '/host') return false;
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>A host</title>');
  return true;
}
const { server, breaks, mends } = faultyServer(dist, '/', host);
const { open } = usePage({ server });

/** What the page waits for long is over soon. */
const hurry = () => {
  const later = window.setTimeout;
  window.setTimeout = (f, time, ...given) => later(f, time === 20_000 ? 300 : time, ...given);
};

async function openInFrame() {
  const page = await open('host', { state: null });
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.style = 'width: 1200px; height: 700px';
    frame.src = './#scenario=print-later';
    document.body.append(frame);
  });
  return page;
}
const says = (page, words) =>
  page.waitForFunction(
    (words) =>
      new RegExp(words).test(document.querySelector('iframe').contentDocument?.querySelector('[data-testid=boot]')?.textContent ?? ''),
    words.source,
  );
/** It has begun, with its styles, and says nothing. */
const isWell = (page) =>
  page.waitForFunction(() => {
    const { contentDocument: there, contentWindow } = document.querySelector('iframe');
    return (
      there?.querySelector('[data-testid=status]')?.dataset.state === 'idle' &&
      contentWindow.getComputedStyle(there.documentElement).getPropertyValue('--linen') !== '' &&
      !there.querySelector('[data-testid=boot]')
    );
  });
const isPainted = (page) =>
  page.evaluate(() => new Promise((resolve) => document.querySelector('iframe').contentWindow.requestAnimationFrame(() => resolve(true))));

const words = /^A part of this page has not come yet: is the network slow, or gone\?/;

for (const { what, path, wants = [] } of lateFaults) {
  test(`${what}: never`, needs(...wants), async (t) => {
    beginWith(breaks, hurry);
    breaks(path, 'never');
    t.after(mends);
    const page = await openInFrame();
    await says(page, words);
    assert.ok(await isPainted(page), 'it can be seen');
    mends();
    await page.evaluate(() => document.querySelector('iframe').contentDocument.querySelector('.boot button').click());
    await isWell(page);
  });

  test(`${what}: late`, needs(...wants), async (t) => {
    const held = [];
    beginWith(breaks, hurry);
    breaks(path, (response, { bytes, headers }) => held.push(() => response.writeHead(200, headers).end(bytes)));
    t.after(mends);
    const page = await openInFrame();
    await says(page, words);
    mends();
    for (const answer of held) answer();
    await isWell(page);
  });
}
