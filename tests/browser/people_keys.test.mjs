// The whole way by keys alone: no mouse, and no script that sets the focus. Choose, read, edit, run, stop, share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, focused, hasFocus, press, ran, step, tabAndPress, tabTo, write } from './support/by_keys.mjs';
import { printed, reach, usePage } from './support/browser.mjs';
import { stepOf } from './support/pictures.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };

test('choose: past the list, or by its search, and on to the text', async () => {
  const page = await open('', wide);
  await press(page, 'Tab');
  assert.ok(await hasFocus(page, '.skip'), await focused(page));
  assert.match(await page.locator('.skip').textContent(), /Go to the program/);
  await press(page, 'Enter');
  assert.ok(await hasFocus(page, 'main'));
  await press(page, 'Tab');
  assert.ok(await hasFocus(page, '.reading'), 'Tab goes on behind the list');

  // By the list.
  await tabTo(page, '[data-testid=scenario][data-id=call-later-order], [data-testid=scenario]:not([aria-current=page])', {
    key: 'Shift+Tab',
  });
  const id = await page.evaluate(() => document.activeElement.dataset.id);
  const title = await page.evaluate(() => document.activeElement.textContent.trim());
  await press(page, 'Enter');
  await page.waitForFunction((wanted) => document.activeElement.matches('.lesson-title') && location.hash === `#scenario=${wanted}`, id);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), title);

  // By the search; what it does not find opens nothing, and Escape leads back.
  await tabTo(page, '[data-testid=run]');
  await press(page, '/');
  await page.keyboard.type('no such thing');
  await press(page, 'Enter');
  assert.ok(await hasFocus(page, '#find'));
  await press(page, 'Escape');
  assert.ok(await hasFocus(page, '[data-testid=run]'), await focused(page));
  await press(page, '/');
  await page.keyboard.type('step that takes');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.matches('.lesson-title') && location.hash === '#scenario=chaining');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'A step that takes time');
});

/** WebKit scrolls smoothly, and may take no key for another way meanwhile: then one presses it again. */
async function pressUntil(page, key, is) {
  for (let presses = 1; ; presses += 1) {
    await press(page, key);
    const came = page.waitForFunction(is, undefined, { timeout: 3_000 });
    if (await came.catch((error) => presses === 3 && Promise.reject(error))) return;
  }
}

test('read: the text scrolls by keys, its parts and the answer open', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 700 });
  await tabTo(page, '.reading');
  const scrolled = () => page.evaluate(() => document.querySelector('.reading').scrollTop);
  await pressUntil(page, 'End', () => {
    const { scrollTop, clientHeight, scrollHeight } = document.querySelector('.reading');
    return scrollTop > 100 && scrollTop + clientHeight >= scrollHeight - 1;
  });
  await pressUntil(page, 'Home', () => document.querySelector('.reading').scrollTop === 0);
  await pressUntil(page, 'ArrowDown', () => document.querySelector('.reading').scrollTop > 0);
  await tabAndPress(page, '.jumps li:last-child button');
  await page.waitForFunction(() => document.querySelector('.reading').scrollTop > 100);
  assert.ok((await scrolled()) > 100);
  await tabAndPress(page, '.outro summary');
  assert.ok(await page.locator('.outro details p').first().isVisible());
  await tabAndPress(page, '.next a');
  await page.waitForFunction(() => document.activeElement.matches('.lesson-title') && location.hash !== '#scenario=chaining');
});

test('predict and tasks: cards move and keep the focus, hint and solution are there', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '.card button');
  const order = () => page.$$eval('[data-testid=card] .card-text', (cards) => cards.map((card) => card.textContent.trim()));
  const before = await order();
  await press(page, 'End');
  await page.waitForFunction((first) => document.querySelector('.card .card-text').textContent.trim() !== first, before[0]);
  assert.equal((await order()).at(-1), before[0]);
  assert.ok(await hasFocus(page, '.card:last-child button:not(:disabled)'), 'the button that moves nothing any more hands the focus on');
  await tabAndPress(page, '[data-testid=check-prediction]');
  await page.waitForSelector('[data-testid=card]:is([data-state=right], [data-state=wrong])');
  await tabTo(page, '[data-testid=task] .text-button');
  await press(page, 'Enter');
  await page.waitForSelector('.task-hint');
  assert.match(await focused(page), /Show one solution/, 'Hint goes away, the focus does not');
  const given = await code(page);
  await press(page, 'Enter');
  await page.waitForFunction((was) => window.ravel.getCode() !== was, given);
});

test('edit: Tab indents, Escape leads out, and the hint says so', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '.cm-content');
  const described = await page.evaluate(() => {
    const hint = document.getElementById(document.activeElement.getAttribute('aria-describedby'));
    return {
      words: hint.textContent.replace(/\s+/g, ' '),
      there: hint.getBoundingClientRect().height > 0,
      name: document.activeElement.getAttribute('aria-label'),
    };
  });
  assert.match(described.words, /Tab indents.*Esc leaves the editor/);
  assert.ok(described.there, 'the hint can be seen');
  assert.equal(described.name, 'Program');
  const { bottom, height } = await page.evaluate(() => document.querySelector('.editor-hint').getBoundingClientRect().toJSON());
  assert.ok(height > 0 && bottom <= 900);

  await press(page, 'Control+Home');
  await page.keyboard.type("console.log('mine')\n");
  await press(page, 'Tab');
  assert.match(await code(page), /^console\.log\('mine'\)\n {2}/, 'Tab indents');
  await press(page, 'Shift+Tab');
  assert.ok(await hasFocus(page, '.cm-content'));
  await press(page, 'Escape');
  assert.ok(await hasFocus(page, '[data-testid=run]'), 'Escape leads out');
  await press(page, 'Enter');
  await reach(page, 'waiting');
  assert.equal((await printed(page))[0].text, 'mine');

  // On the way on, the editor lets Tab pass; once something is written there, it indents again.
  const whole = await code(page);
  await tabTo(page, '.cm-content');
  await tabTo(page, '.splitter', { most: 3 });
  assert.equal(await code(page), whole);
  await tabTo(page, '.cm-content', { key: 'Shift+Tab' });
  await page.keyboard.type('//');
  await press(page, 'Tab');
  assert.ok(await hasFocus(page, '.cm-content'));

  // Undo, Reset, and Reset undone. The focus is never lost.
  await press(page, 'Escape');
  await tabAndPress(page, '[data-testid=reset]');
  await page.waitForSelector('[data-testid=reset]:disabled');
  assert.doesNotMatch(await code(page), /mine/);
  assert.ok(await hasFocus(page, '.run-bar button'), await focused(page));
  await tabTo(page, '.cm-content');
  await press(page, 'Control+z');
  assert.match(await code(page), /mine/);
});

test('run and stop: also what never ends, and what never gives control back', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '.cm-content');
  await write(page, "import { reactor } from 'ravel'\nconsole.log('on')\nreactor.run()");
  await press(page, 'Control+Enter');
  await reach(page, 'waiting');
  await press(page, 'Escape');
  await press(page, 'Escape');
  await reach(page, 'stopped');

  await tabTo(page, '.cm-content');
  await write(page, "console.log('before')\nwhile (true) {}");
  await press(page, 'Escape');
  assert.ok(await hasFocus(page, '[data-testid=run]'));
  await press(page, 'Enter');
  await reach(page, 'running');
  await tabAndPress(page, '[data-testid=stop]');
  await reach(page, 'stopped');
  await page.waitForSelector('[data-testid=stop]:disabled');
  assert.ok(await hasFocus(page, '[data-testid=run]'), `Stop is off: ${await focused(page)}`);
});

test('run: time, seed, turn by turn, and what breaks', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '[data-testid=time]');
  await press(page, 'ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'real');
  await press(page, 'ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'virtual');
  await tabTo(page, '[data-testid=seed]');
  await press(page, 'Control+a');
  await page.keyboard.type('7');
  await tabTo(page, '[data-testid=roll]', { most: 1 });
  assert.equal(await page.locator('[data-testid=seed]').inputValue(), '7');
  await press(page, 'Enter');
  assert.notEqual(await page.locator('[data-testid=seed]').inputValue(), '7');
  await tabTo(page, '.cm-content');
  await press(page, 'Escape');
  await tabTo(page, '.cm-content');
  await tabAndPress(page, '[data-testid=turn]');
  await page.waitForSelector('[data-paused]');
  assert.ok(await hasFocus(page, '[data-testid=turn]'));
  await press(page, 'Enter');
  await tabAndPress(page, '[data-testid=break-on-failure]');
  await page.waitForSelector('[data-testid=break-on-failure][aria-pressed=true]');
  await tabAndPress(page, '[data-testid=go-on]', { key: 'Shift+Tab' });
  await reach(page, 'waiting');
  assert.ok(await hasFocus(page, '[data-testid=pause]'));
});

test('share: what it says can be closed, and the focus goes on from there', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabAndPress(page, '[data-testid=share]');
  await page.getByTestId('notice').waitFor();
  assert.match(await page.evaluate(() => location.hash), /^#v1\./);
  await tabAndPress(page, '[data-testid=notice] button', { key: 'Shift+Tab' });
  await page.waitForFunction(() => !document.querySelector('[data-testid=notice]'));
  assert.ok(await hasFocus(page, 'main *'), await focused(page));
  const other = await open(await page.evaluate(() => location.hash), wide);
  await other.getByTestId('shared').waitFor();
  await tabAndPress(other, '[data-testid=shared] a');
  await other.waitForFunction(() => document.activeElement.matches('.lesson-title') && location.hash === '#scenario=chaining');
});

test('dialogs: they hold the focus, Escape closes them and gives it back', async () => {
  const page = await open('#scenario=chaining', wide);
  await ran(page);
  await tabTo(page, '[data-testid=share]');
  await press(page, '?');
  await page.waitForSelector('dialog.keys[open]');
  assert.ok(await hasFocus(page, 'dialog.keys *'));
  // The browser's own controls may come between; the page's do not.
  for (let i = 0; i < 6; i += 1) {
    await press(page, i % 2 === 0 ? 'Tab' : 'Shift+Tab');
    assert.ok(await hasFocus(page, 'dialog.keys *, dialog.keys, body'), await focused(page));
  }
  await press(page, 'Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.ok(await hasFocus(page, '[data-testid=share]'), await focused(page));
  assert.equal(await page.locator('[data-testid=status]').getAttribute('data-state'), 'waiting', 'Escape was for the dialog');

  await tabAndPress(page, '[data-testid=clear-progress]', { key: 'Shift+Tab' });
  await page.waitForSelector('dialog.ask[open]');
  assert.ok(await hasFocus(page, 'dialog.ask button[value=keep]'), 'what loses nothing comes first');
  await press(page, 'Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.ok(await hasFocus(page, '[data-testid=clear-progress]'));
  await press(page, 'Enter');
  await tabAndPress(page, '[data-testid=clear-for-good]');
  await page.waitForSelector('[data-testid=clear-progress]:disabled');
  assert.ok(await hasFocus(page, '.course *'), `there is nothing to clear any more: ${await focused(page)}`);
  await tabAndPress(page, '[data-testid=theme]', { key: 'Shift+Tab' });
  await page.waitForSelector('html[data-theme=dark]');
});

for (const [what, width, height] of [
  ['320', 320, 640],
  ['zoomed to 200 %', 640, 400],
]) {
  test(`at ${what}: the list of scenarios opens, closes, and gives the focus back`, async () => {
    const page = await open('#scenario=chaining', { width, height });
    await press(page, 'Tab', 'Tab');
    assert.ok(await hasFocus(page, '.menu-button'), await focused(page));
    await press(page, 'Enter');
    await page.waitForSelector('.course.open');
    await tabTo(page, '[data-testid=scenario]');
    await press(page, 'Escape');
    await page.waitForFunction(() => !document.querySelector('.course.open'));
    assert.ok(await hasFocus(page, '.menu-button'), await focused(page));

    // Who goes on with Tab leaves it behind.
    await press(page, 'Enter');
    await tabTo(page, 'main *');
    assert.equal(await page.locator('.course.open').count(), 0);

    await press(page, '/');
    await page.waitForFunction(() => document.activeElement.id === 'find');
    await page.keyboard.type('same chain');
    await tabAndPress(page, '[data-testid=scenario]');
    await page.waitForFunction(() => document.activeElement.matches('.lesson-title') && !document.querySelector('.course.open'));
    assert.notEqual(await page.evaluate(() => location.hash), '#scenario=chaining');
  });
}

test('at 320: every part, by its tab', async () => {
  const page = await open('#scenario=chaining', { width: 320, height: 640 });
  await tabTo(page, '.reading');
  await press(page, 'End');
  await page.waitForFunction(() => document.querySelector('.reading').scrollTop > 0);
  await tabAndPress(page, '[data-testid=tab-code]');
  await tabTo(page, '.cm-content', { key: 'Shift+Tab' });
  assert.ok(await page.locator('.editor-hint').isVisible());
  await press(page, 'Control+Home');
  await page.keyboard.type("console.log('mine')\n");
  await press(page, 'Escape');
  assert.ok(await hasFocus(page, '[data-testid=run]'));
  await press(page, 'Enter');
  await reach(page, 'waiting');
  await page.waitForSelector('[data-testid=hash]', { state: 'attached' });
  await tabTo(page, '[data-testid=console]');
  await tabAndPress(page, '[data-testid=tab-timeline]');
  await tabTo(page, '.timeline-scroll', { key: 'Shift+Tab' });
  await press(page, 'ArrowLeft');
  const { step: at, length } = await stepOf(page);
  assert.equal(at, length - 1);
  await tabAndPress(page, '[data-testid=tab-chains]');
  await tabAndPress(page, '[data-testid=panel-now]', { key: 'Shift+Tab' });
  await page.waitForSelector('[data-testid=now]');
  await tabAndPress(page, '.task-line-button', { key: 'Shift+Tab' });
  await page.waitForSelector('.task-line [data-testid=task]');
  await tabTo(page, '.task-line [data-testid=task] button', { most: 1 });
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
