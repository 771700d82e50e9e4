// Links on an open page: what is changed stays, the page asks, and Back and Forward lead where they should.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { linesOf, run, setCode, usePage } from './support/browser.mjs';

const pages = usePage();
const { problems } = pages;
/** So wide that the course is there to be clicked. */
const open = (hash, options) => pages.open(hash, { width: 1440, height: 900, ...options });
const link = (code, more = {}) =>
  `#v1.${deflateRawSync(JSON.stringify({ code, scenario: 'print-later', seed: 1, time: 'virtual', ...more })).toString('base64url')}`;
const theirs = link("console.log('theirs')");
const others = link("console.log('others')", { scenario: 'chaining' });

const codeOf = (page) => page.evaluate(() => window.ravel.getCode());
const hashOf = (page) => page.evaluate(() => location.hash);
const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
const back = (page) => page.evaluate(() => history.back());
const forward = (page) => page.evaluate(() => history.forward());
const has = (page, code) => page.waitForFunction((code) => window.ravel.getCode() === code, code);
const at = (page, hash) => page.waitForFunction((hash) => location.hash === hash, hash);
const question = (page) => page.locator('[data-testid=question][data-about=open]');
const answer = (page, name) => question(page).getByRole('button', { name }).click();
const asked = async (page) => (await question(page).count()) > 0;
const notice = (page) => page.getByTestId('notice').textContent();
const says = (page, words) =>
  page.waitForFunction((words) => new RegExp(words).test(document.querySelector('[data-testid=notice]')?.textContent ?? ''), words.source);

test('over changed work a link asks; whoever stays has all of it, and the link before them', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, '// mine');
  await go(page, theirs);
  await question(page).waitFor();
  assert.match(await question(page).textContent(), /a program that somebody shared\. Your changes to “Later is a place in time” are kept/);
  assert.equal(await codeOf(page), '// mine', 'nothing is opened before the answer');
  await answer(page, 'Stay here');
  await at(page, '#scenario=print-later');
  assert.equal(await asked(page), false);
  assert.equal(await codeOf(page), '// mine');
  // The link stands where Forward leads, and it asks again.
  await forward(page);
  await question(page).waitFor();
  await answer(page, 'Open the link');
  await has(page, "console.log('theirs')");
  assert.equal(await hashOf(page), theirs);
  assert.deepEqual(await linesOf(page), [], 'it has not run');
  await back(page);
  await has(page, '// mine');
});

test('where nothing was changed a link opens at once', async () => {
  const page = await open('#scenario=print-later');
  await go(page, theirs);
  await has(page, "console.log('theirs')");
  assert.equal(await asked(page), false);
  assert.match(await page.getByTestId('shared').textContent(), /A shared program\. Read it first/);
  assert.doesNotMatch(await page.getByTestId('shared').textContent(), /Your changes/);
  await page.getByTestId('shared').getByRole('link', { name: 'Back to the scenario' }).click();
  await at(page, '#scenario=print-later');
  await page.waitForFunction(() => /callLater/.test(window.ravel.getCode()));
});

test('a changed network is changed work, too', async () => {
  const page = await open('#scenario=get-page');
  await page.getByTestId('panel-network').click();
  await page.getByLabel('Latency').first().fill('3');
  await page.getByLabel('Latency').first().press('Enter');
  await go(page, theirs);
  await question(page).waitFor();
  await answer(page, 'Stay here');
  await at(page, '#scenario=get-page');
  assert.equal(await page.getByLabel('Latency').first().inputValue(), '3');
});

test('a first load with a link leaves one’s own alone, and says so', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, '// mine');
  await go(page, theirs);
  await answer(page, 'Open the link');
  await has(page, "console.log('theirs')");
  await page.reload();
  await page.getByTestId('shared').waitFor();
  await has(page, "console.log('theirs')");
  assert.match(await page.getByTestId('shared').textContent(), /Your changes to the scenario are kept/);
  assert.equal(await asked(page), false);
  await page.getByTestId('shared').getByRole('link', { name: 'Back to mine' }).click();
  await has(page, '// mine');
});

test('changes to a shared program are kept with its link, with a way back to it as it was shared', async () => {
  const page = await open(theirs);
  await setCode(page, '// theirs, changed');
  await page.getByTestId('shared').getByText('with your changes').waitFor();
  await page.reload();
  await has(page, '// theirs, changed');
  // Another link asks, and loses nothing.
  await go(page, others);
  await question(page).waitFor();
  assert.match(await question(page).textContent(), /Your changes to the program that is open are kept in this browser: Back, or its link/);
  await answer(page, 'Open the link');
  await has(page, "console.log('others')");
  assert.match(await notice(page), /Your changes to the shared program are kept/);
  await back(page);
  await has(page, '// theirs, changed');
  // The same program by another link, of another seed.
  await go(page, others);
  await question(page).waitFor();
  await answer(page, 'Open the link');
  await has(page, "console.log('others')");
  await go(page, link("console.log('theirs')", { seed: 9 }));
  await has(page, '// theirs, changed');
  assert.equal(await page.getByTestId('seed').inputValue(), '9');
  await page.getByTestId('shared').getByRole('button', { name: 'As it was shared' }).click();
  await has(page, "console.log('theirs')");
  await page.getByTestId('shared').getByText('Read it first').waitFor();
  await page.reload();
  await has(page, "console.log('theirs')");
});

test('Back and Forward lead through scenarios and links', async () => {
  const page = await open('#scenario=print-later');
  const first = await codeOf(page);
  await page.locator('[data-id=chaining]').click();
  await page.waitForFunction((first) => window.ravel.getCode() !== first, first);
  const second = await codeOf(page);
  await go(page, theirs);
  await has(page, "console.log('theirs')");
  await go(page, others);
  await has(page, "console.log('others')");
  for (const code of ["console.log('theirs')", second, first]) {
    await back(page);
    await has(page, code);
  }
  for (const code of [second, "console.log('theirs')", "console.log('others')"]) {
    await forward(page);
    await has(page, code);
  }
  assert.equal(await page.locator('[data-id=chaining]').getAttribute('aria-current'), 'page');
  assert.equal(await asked(page), false);
});

test('whoever stays after Back is where they were, with both ways open', async () => {
  const page = await open(theirs);
  await page.locator('[data-id=chaining]').click();
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'chaining');
  await page.locator('[data-id=fuse-chain]').click();
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'fuse-chain');
  await setCode(page, '// mine');
  await page.evaluate(() => history.go(-2));
  await question(page).waitFor();
  await answer(page, 'Stay here');
  await at(page, '#scenario=fuse-chain');
  assert.equal(await codeOf(page), '// mine');
  await back(page);
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'chaining');
  await back(page);
  await has(page, "console.log('theirs')");
  await page.evaluate(() => history.go(2));
  await has(page, '// mine');
});

test('a question that is not answered goes with what it asked about', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, '// mine');
  await go(page, theirs);
  await question(page).waitFor();
  await back(page);
  await question(page).waitFor({ state: 'detached' });
  assert.equal(await codeOf(page), '// mine');
  await go(page, theirs);
  await question(page).waitFor();
  await go(page, others);
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=question]').length === 1);
  await answer(page, 'Stay here');
  await at(page, '#scenario=print-later');
  assert.equal(await codeOf(page), '// mine');
  await go(page, theirs);
  await question(page).waitFor();
  await page.locator('[data-id=chaining]').click();
  await question(page).waitFor({ state: 'detached' });
  await back(page);
  await back(page);
  await has(page, '// mine');
});

test('Back, before what was chosen is loaded, leads one entry back', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, '// mine');
  await go(page, theirs);
  await question(page).waitFor();
  await page.evaluate(() => {
    addEventListener('hashchange', () => history.back(), { once: true });
    location.hash = '#scenario=chaining';
  });
  await at(page, theirs);
  await question(page).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await hashOf(page), theirs);
  assert.equal(await asked(page), true);
  assert.equal(await codeOf(page), '// mine');
});

for (const [what, hash, message] of [
  ['damaged', `${theirs.slice(0, -9)}`, /This link is damaged/],
  ['of a newer version', '#v2.abcdef', /newer version/],
  ['a bomb', link(' '.repeat(20_000_000)), /more than 1 MB/],
  ['no program', `#v1.${deflateRawSync('{"__proto__":{"code":""}}').toString('base64url')}`, /does not hold a program/],
  ['deep', `#v1.${deflateRawSync('['.repeat(900_000)).toString('base64url')}`, /does not hold a program/],
  ['one that leads nowhere', '#nowhere', /leads nowhere/],
  ['one of no scenario', '#scenario=no-such-one', /no scenario “no-such-one”/],
]) {
  test(`a link that is ${what}, on an open page: it says so, and the editor is as it was`, async () => {
    const page = await open('#scenario=chaining');
    await setCode(page, "console.log('mine')");
    assert.equal(await run(page), 'finished');
    await go(page, hash);
    await says(page, message);
    await at(page, '#scenario=chaining');
    assert.equal(await codeOf(page), "console.log('mine')");
    assert.deepEqual((await linesOf(page)).map(({ text }) => text)[0], 'mine', 'what it printed is still there');
    assert.equal(await asked(page), false);
    await says(page, message);
    assert.equal(await run(page), 'finished');
  });
}

test('a link opened twice is the same page', async () => {
  const page = await open(theirs);
  await setCode(page, '// changed');
  await go(page, theirs);
  assert.equal(await codeOf(page), '// changed');
  assert.equal(await asked(page), false);
  await page.locator('[data-id=chaining]').click();
  await at(page, '#scenario=chaining');
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'chaining');
  await go(page, theirs);
  await has(page, '// changed');
});

test('of several links at once the last is opened', async () => {
  const page = await open('#scenario=print-later');
  await page.evaluate((hashes) => hashes.forEach((hash) => (location.hash = hash)), [theirs, others, theirs, others]);
  await has(page, "console.log('others')");
  assert.equal(await hashOf(page), others);
  await page.waitForTimeout(300);
  assert.equal(await codeOf(page), "console.log('others')");
});

test('line ends of any kind are no change', async () => {
  const page = await open(link('let a = 1\r\nlet b = 2\rconsole.log(a, b)\n'));
  assert.equal(await codeOf(page), 'let a = 1\nlet b = 2\nconsole.log(a, b)\n');
  assert.match(await page.getByTestId('shared').textContent(), /Read it first/);
  assert.ok(await page.getByTestId('reset').isDisabled());
  await go(page, others);
  await has(page, "console.log('others')");
});

test('what would hide or turn around the text is shown in the editor', async () => {
  const page = await open(link("let isAdmin = '\u202e\u2066// nothing\u2069 \u2066'\u200b\u3164 \u0000\u001b[31m\u2068"));
  const shown = await page.locator('.cm-specialChar').count();
  assert.equal(shown, 9);
  assert.match(await page.locator('.cm-specialChar').first().getAttribute('title'), /right-to-left override/i);
});

test('a program of one endless line is there to be read', async () => {
  const page = await open(link(`console.log('${'x'.repeat(900_000)}'.length)`));
  assert.equal((await codeOf(page)).length, 900_022);
  assert.equal(await run(page), 'finished');
  assert.equal((await linesOf(page))[0].text, '900000');
});

test('on a narrow screen the program is what is shown first', async () => {
  const page = await open(theirs, { width: 360, height: 740 });
  assert.ok(await page.getByTestId('editor').isVisible());
  assert.ok(await page.getByTestId('run').isVisible());
});

test('the page logs no error', () => assert.deepEqual(problems, []));
