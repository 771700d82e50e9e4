// Through a recorded run: by buttons, slider, keys and by itself; and one step that is marked in every panel.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, needs, setCode, usePage } from './support/browser.mjs';
import { marksOf, seek, settled, shown, stepOf } from './support/pictures.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };

async function openRun(id, options = wide) {
  const page = await open(`#scenario=${id}`, options);
  await shown(page);
  return page;
}

const at = async (page) => {
  await settled(page);
  return (await stepOf(page)).step;
};

/**
 * All that the pictures and the console show, and the line of the editor. How far the editor is scrolled is the way's; what
 * is read aloud comes in a time of its own.
 */
const everything = (page) =>
  page.evaluate(() => {
    const textOf = (name) => {
      const element = document.querySelector(name);
      const walk = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = '';
      while (walk?.nextNode()) if (!walk.currentNode.parentElement.closest('.console-said, .step-said')) text += walk.currentNode.data;
      return text;
    };
    const svg = [...document.querySelectorAll('.chains-scroll svg, .timeline-svg')].map((element) =>
      element.innerHTML.replaceAll(/<!--.*?-->/g, ''),
    );
    const words = ['ravel-stepper', 'ravel-trail', 'ravel-console', '.cm-line.at-step', '.panel'].map(textOf);
    const classes = [...document.querySelectorAll('.line, .chip')].map(({ className }) => className);
    return JSON.stringify([svg, words, classes]);
  });

/** What is shown of a step is long: a difference is told by where it begins. */
function sameText(now, before, what) {
  if (now === before) return;
  const from = [...now].findIndex((letter, i) => letter !== before[i]);
  assert.fail(`${what}: … ${now.slice(Math.max(0, from - 150), from + 60)} … was … ${before.slice(from, from + 60)}`);
}

test('buttons and slider: first, back, on, last, anywhere', async () => {
  const page = await openRun('chaining');
  const press = async (id) => {
    await page.getByTestId(id).click();
    return at(page);
  };
  assert.deepEqual(await stepOf(page), { step: 32, length: 32 });
  assert.ok(await page.getByTestId('step-forward').isDisabled(), 'there is nothing behind the last');
  assert.equal(await press('step-first'), 1);
  assert.equal(await press('step-forward'), 2);
  assert.equal(await press('step-forward'), 3);
  assert.equal(await press('step-back'), 2);
  assert.equal(await press('step-back'), 1);
  assert.equal(await press('step-back'), 0);
  assert.ok(await page.getByTestId('step-back').isDisabled(), 'nothing is before the beginning');
  assert.equal(await page.locator('.chains-empty').textContent(), 'No Deferred has been made up to this step.');
  assert.equal(await press('step-last'), 32);
  await page.getByTestId('seek').fill('12');
  assert.equal(await at(page), 12);
  assert.match(await page.getByTestId('step-sentence').textContent(), /askPosts/);
  await page.getByTestId('seek').press('ArrowLeft');
  assert.equal(await at(page), 11);
  assert.match(await page.getByTestId('seek').getAttribute('aria-valuetext'), /^step 11 of 32: /);
});

test('keys: , . Home End [ ] f p', async () => {
  const page = await openRun('errback-lanes');
  await page.evaluate(() => document.activeElement.blur());
  const press = async (key) => {
    await page.keyboard.press(key);
    return at(page);
  };
  assert.equal(await press('Home'), 1);
  assert.equal(await press('.'), 2);
  assert.equal(await press('.'), 3);
  assert.equal(await press(','), 2);
  assert.equal(await press('End'), 48);
  assert.equal(await press('.'), 48);
  // Along a: made, two pairs, fired, in and out of both, at its end.
  assert.equal(await press('Home'), 1);
  for (const seq of [2, 3, 16, 17, 18, 19, 21]) assert.equal(await press(']'), seq);
  for (const seq of [19, 18, 17, 16]) assert.equal(await press('['), seq);
  assert.equal(await press('f'), 18, 'the next Failure');
  await page.keyboard.press('p');
  await page.locator('[data-testid=play][aria-label=Pause]').waitFor();
  await page.keyboard.press('p');
  await page.locator('[data-testid=play][aria-label=Play]').waitFor();
});

test('played, a run comes to its end; it can be paused and goes on from there', async () => {
  const page = await openRun('fuse-chain');
  await page.getByTestId('speed').selectOption('16');
  await seek(page, 3);
  await page.getByTestId('play').click();
  await page.waitForFunction(() => Number(document.querySelector('[data-testid=step-count] b').textContent) > 6);
  await page.getByTestId('play').click();
  const held = await at(page);
  await page.waitForTimeout(400);
  assert.equal(await at(page), held);
  assert.ok(held > 6 && held < 49, `held at ${held}`);
  await page.getByTestId('play').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=step-count] b').textContent === '49');
  await page.locator('[data-testid=play][aria-label=Play]').waitFor();
  // From the end it begins anew.
  await page.getByTestId('play').click();
  await page.waitForFunction(() => Number(document.querySelector('[data-testid=step-count] b').textContent) < 40);
  // A step by hand takes over.
  await page.getByTestId('step-last').click();
  assert.equal(await page.getByTestId('play').getAttribute('aria-label'), 'Play');
});

for (const id of ['chaining', 'errback-lanes', 'blocking-input', 'wait-for-all']) {
  test(`${id}: back n and on n shows the same`, async () => {
    const page = await openRun(id);
    const { length } = await stepOf(page);
    // A plate that is scrolled out goes along with the view: the view is the same when the step is come to by the same step.
    await seek(page, Math.floor(length / 2));
    const way = [];
    const n = 12;
    for (let i = 0; i <= n; i += 1) {
      if (i > 0) await page.getByTestId('step-forward').click();
      await settled(page);
      way.push(await everything(page));
    }
    assert.ok(new Set(way).size > n / 2, 'the steps show different things');
    for (let i = 0; i < n; i += 1) await page.getByTestId('step-back').click();
    for (let i = 1; i <= n; i += 1) {
      await page.getByTestId('step-forward').click();
      await settled(page);
      sameText(await everything(page), way[i], `step ${Math.floor(length / 2) + i}`);
    }
  });
}

test('single keys are off in the editor, and where they are turned off', async () => {
  const page = await openRun('chaining');
  await seek(page, 10);
  await page.locator('[data-testid=editor] .cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// ,.[]pf');
  assert.equal(await at(page), 10);
  assert.match(await page.evaluate(() => window.ravel.getCode()), /\/\/ ,\.\[\]pf/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  assert.equal(await at(page), 11);
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  const listed = await page.locator('dialog kbd').allTextContents();
  for (const key of [',', '.', 'Home', 'End', '[', ']', 'p', 'f', '+', '-', '0']) assert.ok(listed.includes(key), `${key} is listed`);
  await page.keyboard.press('.');
  assert.equal(await at(page), 11, 'nor in a dialog');
  await page.getByTestId('single-keys').uncheck();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => document.activeElement.blur());
  for (const key of ['.', ',', 'Home', 'End', '[', ']', 'f', 'p']) await page.keyboard.press(key);
  assert.equal(await at(page), 11);
  await page.reload();
  await shown(page);
  await page.keyboard.press('Home');
  assert.equal(await at(page), 32, 'they stay off');
});

/** Every panel marks this step, at this line of the program; `chains`: they are shown. */
async function marked(page, seq, { code, printed }, chains = true) {
  await settled(page);
  const marks = await marksOf(page);
  const flag = String(seq);
  assert.deepEqual(
    [marks.stepper, marks.range, marks.timeline, marks.playhead, marks.trail, marks.codeFlag],
    [flag, flag, flag, flag, [flag], [flag]],
    JSON.stringify(marks),
  );
  assert.deepEqual(marks.code, [code]);
  assert.deepEqual([marks.chains, marks.chosen], chains ? [[flag], 1] : [[], 0]);
  assert.deepEqual([marks.console, marks.consoleFlag], printed ? [[printed], [flag]] : [[], []]);
}

const ofPrinted = { code: 'console.log(`user is ${name}`)', printed: 'user is ada' };
const ofPair = { code: 'd.addCallback(askPosts)' };

test('a step that is chosen in one panel is marked in all', needs('line of a call that ends its function'), async () => {
  const page = await openRun('chaining');

  // A box of the chains.
  await page.locator('.chains-scroll .box[data-deferred="1"][data-pair="1"]').click();
  await marked(page, 12, ofPair);
  assert.ok(await page.locator('.chains-scroll .box[data-pair="1"].selected').isVisible());

  // A bead of the timeline.
  await page
    .locator('.timeline-svg g[data-row=turns][data-kind=turn] [data-seq="16"]')
    .first()
    .evaluate((bead) => {
      const { x, y, width, height } = bead.getBoundingClientRect();
      const place = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, pointerId: 1, button: 0, isPrimary: true };
      const target = document.querySelector('.timeline-scroll');
      target.setPointerCapture = () => undefined;
      target.dispatchEvent(new PointerEvent('pointerdown', place));
      target.dispatchEvent(new PointerEvent('pointerup', place));
    });
  await settled(page);
  assert.equal(await at(page), 16);
  assert.deepEqual((await marksOf(page)).code, ['return task.deferLater(reactor, 2.0, () => list)']);

  // The time of a printed line.
  await page.locator('.line', { hasText: 'user is ada' }).locator('button.line-time').click();
  await marked(page, 13, ofPrinted);
  assert.deepEqual((await marksOf(page)).later.slice(0, 1), ['posts: 3'], 'what is printed later is pale');

  // A chip of the line in the editor.
  await page.locator('.cm-line', { hasText: 'd.addCallback(askPosts)' }).click();
  const chips = page.locator('[data-testid=line-steps] .chip');
  assert.deepEqual(await chips.allTextContents(), ['4', '12', '17', '18']);
  await chips.nth(1).click();
  await marked(page, 12, ofPair);
  assert.deepEqual((await marksOf(page)).chip, ['12']);

  // A cause, in how it got here.
  await page.locator('.trail .chip[data-seq="9"]').click();
  assert.equal(await at(page), 9);
  assert.deepEqual((await marksOf(page)).trail, ['9']);

  // A row of the table, while the pictures are not shown.
  await page.getByTestId('panel-steps').click();
  await page.locator('[data-testid=event][data-seq="13"]').click();
  await marked(page, 13, ofPrinted, false);
  assert.deepEqual((await marksOf(page)).event, ['13']);

  // A call that is still to come.
  await seek(page, 17);
  await page.getByTestId('panel-now').click();
  await page.locator('.now-row[data-seq="16"]').click();
  assert.equal(await at(page), 16);

  // The chains and the timeline as lists.
  await page.getByTestId('panel-pictures').click();
  await page.locator('ravel-chains').getByRole('button', { name: 'As a list' }).click();
  await page.locator('.chains-list .list-item[data-seq="12"]').click();
  assert.equal(await at(page), 12);
  await page.locator('ravel-timeline').getByRole('button', { name: 'As a list' }).click();
  await page.locator('.timeline-event[data-seq="13"]').click();
  assert.equal(await at(page), 13);
  assert.equal(await page.locator('.timeline-event[aria-current=step]').getAttribute('data-seq'), '13');
});

test('with the mouse itself, a bead of the timeline is chosen', async () => {
  const page = await openRun('chaining');
  const bead = page.locator('.timeline-svg g[data-row=console] [data-seq="13"]').first();
  const box = await bead.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await marked(page, 13, ofPrinted);
});

test('what the pointer is over is marked in the other panels, and not chosen', async () => {
  const page = await openRun('chaining');
  await page.locator('.chains-scroll .box[data-deferred="1"][data-pair="1"]').hover();
  await settled(page);
  assert.ok((await page.locator('.timeline-svg [data-hovered]').count()) >= 1);
  assert.equal(await at(page), 32);
});

test('of a program that was changed since, no line is marked', async () => {
  const page = await openRun('chaining');
  await seek(page, 13);
  assert.equal(await page.locator('.cm-line.at-step').count(), 1);
  const code = await page.evaluate(() => window.ravel.getCode());
  await setCode(page, `// a new first line\n${code}`);
  await seek(page, 12);
  assert.equal(await page.locator('.cm-line.at-step').count(), 0);
  assert.equal((await linesOf(page)).length, 4, 'what was printed is still there');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
