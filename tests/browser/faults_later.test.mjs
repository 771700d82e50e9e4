// What is loaded later does not load: a sentence says so, all else goes on, and trying again tries truly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dist, needs, printed, reach, run, setCode, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { beginWith } from './support/page_with.mjs';

const { server, breaks, mends } = faultyServer(dist);
const { open } = usePage({ server });
const said = /A part of this page did not load, or came damaged: is the network there\? All else goes on\. .* your programs are kept\./;

for (const fault of ['missing', 'reset', 'page']) {
  test(`a scenario: ${fault}`, async (t) => {
    const page = await open('#scenario=print-later');
    breaks(/\/chaining-.*\.js$/, fault);
    t.after(mends);
    await page.evaluate(() => (location.hash = '#scenario=chaining'));
    const notice = page.getByTestId('notice');
    await notice.waitFor();
    assert.match(await notice.textContent(), /This scenario could not be loaded: is the network there\?/);
    assert.equal(await run(page), 'waiting', 'the one before goes on');
    mends();
    await page.evaluate(() => void (window.before = true));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => window.before === undefined);
    await reach(page, 'idle');
    await page.evaluate(() => (location.hash = '#scenario=chaining'));
    await page.waitForFunction(() => document.querySelector('[data-testid=scenario][aria-current=page]')?.dataset.id === 'chaining');
    await reach(page, 'idle');
    await run(page);
    assert.ok((await printed(page)).length > 0);
  });

  test(`the pictures: ${fault}`, async (t) => {
    breaks(/\/(pictures|call_text)-.*\.(js|css)$/, fault);
    t.after(mends);
    const page = await open('#scenario=print-later');
    const question = page.locator('[data-testid=question][data-about=later]');
    await question.waitFor();
    assert.match(await question.textContent(), said);
    assert.equal(await run(page), 'waiting');
    mends();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
  });

  test(`a panel: ${fault}`, async (t) => {
    const page = await open('#scenario=print-later');
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
    breaks(/\/network_panel-.*\.js$/, fault);
    t.after(mends);
    await page.getByTestId('panel-network').click();
    await page.locator('[data-testid=question][data-about=later]').waitFor();
    mends();
    await page.evaluate(() => void (window.before = true));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => window.before === undefined);
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
    await page.getByTestId('panel-network').click();
    await page.getByTestId('add-page').waitFor();
  });
}

for (const what of ['never', 'late']) {
  test(`a scenario: ${what}`, async (t) => {
    const page = await open('#scenario=print-later');
    const held = [];
    breaks(
      /\/chaining-.*\.js$/,
      what === 'never' ? what : (response, { bytes, headers }) => held.push(() => response.writeHead(200, headers).end(bytes)),
    );
    t.after(mends);
    await page.evaluate(() => (location.hash = '#scenario=chaining'));
    const question = page.locator('[data-testid=question][data-about=late]');
    await question.waitFor();
    assert.match(await question.textContent(), /has not come yet: is the network slow, or gone\?.* loaded anew: your programs are kept\./);
    assert.equal(await run(page), 'waiting', 'the one before goes on');
    mends();
    for (const answer of held) answer();
    if (what === 'never') await question.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => document.querySelector('[data-testid=scenario][aria-current=page]')?.dataset.id === 'chaining');
    await question.waitFor({ state: 'detached' });
    await reach(page, 'idle');
  });
}

/** What the page waits for long is over soon. */
const hurry = () => {
  const later = window.setTimeout;
  window.setTimeout = (f, time, ...given) => later(f, time === 5_000 || time === 10_000 ? time / 20 : time, ...given);
};

for (const what of ['never', 'late']) {
  const held = [];
  const fault = what === 'never' ? what : (response, { bytes, headers }) => held.push(() => response.writeHead(200, headers).end(bytes));
  const answerAll = () => {
    for (const answer of held.splice(0)) answer();
  };

  test(`the pictures: ${what}`, needs('a page whose code is still on its way'), async (t) => {
    beginWith(breaks, hurry);
    breaks(/\/pictures-.*\.js$/, fault);
    t.after(mends);
    const page = await open('#scenario=print-later');
    const said = page.locator('ravel-pictures > [role=status]');
    await said.waitFor();
    assert.match(await said.textContent(), /The pictures have not come yet: is the network there\? Programs run without them\./);
    assert.equal(await run(page), 'waiting');
    answerAll();
    if (what === 'never') return;
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
    await said.waitFor({ state: 'detached' });
  });

  test(`a panel: ${what}`, async (t) => {
    beginWith(breaks, hurry);
    breaks(/\/network_panel-.*\.js$/, fault);
    t.after(mends);
    const page = await open('#scenario=print-later');
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
    await page.getByTestId('panel-network').click();
    const said = page.locator('[data-testid=network] [role=status]').first();
    await page.waitForFunction(() =>
      /This panel has not come yet/.test(document.querySelector('[data-testid=network] [role=status]').textContent),
    );
    assert.match(await said.textContent(), /is the network slow, or gone\? It is shown as soon as it is there\./);
    answerAll();
    if (what === 'never') return;
    await page.getByTestId('add-page').waitFor();
    assert.equal((await said.textContent()).trim(), '');
  });
}

test('what is chosen meanwhile is opened, and nothing is said of what is late', async (t) => {
  const page = await open('#scenario=print-later');
  breaks(/\/chaining-.*\.js$/, 'never');
  t.after(mends);
  await page.evaluate(() => (location.hash = '#scenario=chaining'));
  await page.locator('[data-testid=question][data-about=late]').waitFor();
  await page.evaluate(() => (location.hash = '#scenario=echo'));
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'echo');
  assert.equal(await page.getByTestId('question').count(), 0);
});

test('the parser that finds a syntax error: the error is told without its place', async (t) => {
  breaks(/\/acorn-.*\.js$/, 'missing');
  t.after(mends);
  const page = await open('#scenario=print-later');
  await setCode(page, 'let = = 1');
  assert.equal(await run(page), 'failed');
  await setCode(page, "console.log('on')");
  assert.equal(await run(page), 'finished');
});
