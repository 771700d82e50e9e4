// The moves of a scenario on the page: predict, run, look, change, answer; and the progress that is kept.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findings } from './support/axe.mjs';
import { run, setCode, usePage } from './support/browser.mjs';
import { sourceOf } from './support/scenarios.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };

/** Of a wide screen: a narrow one has the tasks in a line of their own. */
const tasks = (page) => page.locator('ravel-tasks:not([line])');
const task = (page, id) => tasks(page).locator(`[data-testid=task][data-id=${id}]`);
const solved = (page, id) => tasks(page).locator(`[data-id=${id}][data-state=solved]`).waitFor({ timeout: 15_000 });
const cards = async (page) => (await page.locator('.card-text').allInnerTexts()).map((text) => text.trim());
const sign = (page, id) => page.locator(`.chapters [data-id=${id}]`).getAttribute('class');

describe('predict', () => {
  const right = ['asking', 'asked', 'the future is here'];

  test('the lines lie in another order, and are put right by buttons and keys', async () => {
    const page = await open('#scenario=print-later', wide);
    assert.notDeepEqual(await cards(page), right);
    assert.deepEqual((await cards(page)).sort(), [...right].sort());
    for (const [place, text] of right.entries()) {
      const up = page.getByRole('button', { name: `Move “${text}” up` });
      for (let at = (await cards(page)).indexOf(text); at > place; at--) {
        await up.focus();
        await page.keyboard.press('ArrowUp');
      }
    }
    assert.deepEqual(await cards(page), right);
    await page.getByTestId('check-prediction').click();
    assert.equal(await page.locator('.card[data-state=right]').count(), 3);
    assert.match(await page.getByTestId('predict').innerText(), /Every line is in its place/);
    await page.getByRole('button', { name: 'Move “asked” up' }).click();
    assert.equal(await page.locator('.card[data-state=right]').count(), 0, 'a moved card is not checked');
    await page.getByTestId('check-prediction').click();
    assert.deepEqual(await page.locator('.card').evaluateAll((all) => all.map((card) => card.dataset.state)), ['wrong', 'wrong', 'right']);
  });

  test('a card is dragged to its place', async () => {
    const page = await open('#scenario=print-later', wide);
    const before = await cards(page);
    await page.locator('.card').last().scrollIntoViewIfNeeded();
    const box = (place) => page.locator('.card-text').nth(place).boundingBox();
    const [top, bottom] = [await box(0), await box(2)];
    await page.mouse.move(bottom.x + 30, bottom.y + bottom.height / 2);
    await page.mouse.down();
    await page.mouse.move(bottom.x + 30, top.y + 20);
    await page.mouse.move(bottom.x + 30, top.y + 3);
    await page.mouse.up();
    assert.deepEqual(await cards(page), [before[2], before[0], before[1]]);
  });

  test('nobody has to, and what is to be seen is told after the run', async () => {
    const page = await open('#scenario=print-later', wide);
    const outro = page.locator('.outro');
    assert.doesNotMatch(await outro.innerText(), /Step through the run/);
    await run(page);
    assert.match(await outro.innerText(), /Step through the run/);
    assert.equal(await page.locator('.card').count(), 0, 'the cards are folded away');
  });
});

describe('change', () => {
  test('what is missing is said in words, and a tick comes when nothing is', async () => {
    const page = await open('#scenario=print-later', wide);
    await run(page);
    assert.equal(await page.getByTestId('missing').count(), 0, 'of the program as it was given nothing is missing');
    await setCode(page, sourceOf('print-later').replace('1.0', '2.0'));
    await run(page);
    await task(page, 't1').getByTestId('missing').waitFor();
    assert.equal(
      (await task(page, 't1').getByTestId('missing').innerText()).trim(),
      '“the future is here” came at 2.0; it should come at 2.5.',
    );
    assert.equal(await sign(page, 'print-later').then((name) => name.trim()), 'begun');
    await setCode(page, sourceOf('print-later').replace('1.0', '2.5'));
    await run(page);
    await solved(page, 't1');
    assert.equal(await task(page, 't2').getAttribute('data-state'), 'open');
    assert.equal(await page.getByTestId('missing').count(), 0, 'the next task has not been tried');
  });

  test('hint, solution and undo', async () => {
    const page = await open('#scenario=print-later', wide);
    await tasks(page).getByRole('button', { name: 'Hint' }).click();
    assert.match(await task(page, 't1').innerText(), /Hint\. /);
    await tasks(page).getByRole('button', { name: 'Show one solution' }).click();
    await page.waitForFunction(() => window.ravel.getCode().includes('2.5'));
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    assert.equal(await page.evaluate(() => window.ravel.getCode()), sourceOf('print-later'));
    await page.keyboard.press('Control+y');
    await run(page);
    await solved(page, 't1');
  });

  test('tasks that want further runs get them', async () => {
    const page = await open('#scenario=echo', wide);
    await task(page, 't2')
      .getByRole('button', { name: /^Task 2/ })
      .click();
    await tasks(page).getByRole('button', { name: 'Show one solution' }).click();
    await page.waitForFunction((given) => window.ravel.getCode() !== given, sourceOf('echo'));
    await run(page);
    await solved(page, 't2');
  });

  test('in real time nothing is judged', async () => {
    const page = await open('#scenario=print-later', wide);
    await page.getByTestId('time').selectOption('real');
    await setCode(page, "console.log('x')");
    await run(page);
    assert.match(await task(page, 't1').innerText(), /Tasks are looked at in virtual time/);
  });
});

test('the parts of the text are a press away, and a new scenario begins at its top', async () => {
  const page = await open('#scenario=print-later', wide);
  const inView = (name) =>
    page.waitForFunction((name) => {
      const reading = document.querySelector('.reading').getBoundingClientRect();
      const { top } = document.querySelector(`.reading [data-move=${name}]`).getBoundingClientRect();
      return top >= reading.top && top < reading.bottom - 20;
    }, name);
  await run(page);
  await inView('look');
  await page.locator('.jumps').getByText('Answer').click();
  await inView('answer');
  await page.locator('.jumps').getByText('Predict').click();
  await inView('predict');
  await page.locator('.chapters [data-id=two-things]').click();
  await page.getByRole('heading', { name: 'Waiting overlaps, work does not', level: 2 }).waitFor();
  assert.equal(await page.locator('.reading').evaluate(({ scrollTop }) => scrollTop), 0);
});

test('each chapter ends with a challenge, which says from its first run what is missing', async () => {
  const page = await open('#scenario=challenge-1', wide);
  assert.equal(await page.locator('[data-testid=challenge]').count(), 7);
  assert.equal(await page.locator('[data-testid=scenario]').count(), 33);
  assert.equal(await page.locator('ravel-predict').count(), 0);
  await run(page);
  await tasks(page).getByTestId('missing').waitFor();
  await tasks(page).getByRole('button', { name: 'Show one solution' }).click();
  await page.waitForFunction((given) => window.ravel.getCode() !== given, sourceOf('challenge-1'));
  await run(page);
  await solved(page, 't1');
  assert.match(await sign(page, 'challenge-1'), /done/);
});

test('progress is kept, and is cleared after a second press', async () => {
  const page = await open('#scenario=print-later', wide);
  for (const code of [sourceOf('print-later').replace('1.0', '2.5'), '']) {
    if (code) await setCode(page, code);
    else {
      await tasks(page).getByRole('button', { name: 'Show one solution' }).click();
      await page.waitForFunction(() => window.ravel.getCode().includes('still here'));
    }
    await run(page);
    await solved(page, code ? 't1' : 't2');
  }
  await page.reload();
  await page.locator('.chapters [data-id=print-later].done').waitFor();
  await page.getByTestId('clear-progress').click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  assert.match(await sign(page, 'print-later'), /done/);
  await page.getByTestId('clear-progress').click();
  await page.getByTestId('clear-for-good').click();
  await page.locator('.chapters [data-id=print-later].open').waitFor();
  assert.match(await page.evaluate(() => window.ravel.getCode()), /still here/, 'the program is kept');
  await page.reload();
  await page.locator('.chapters [data-id=print-later].open').waitFor();
});

test('on a narrow screen the task is one line that opens', async () => {
  const page = await open('#scenario=print-later', { width: 320, height: 640 });
  assert.equal(await tasks(page).isVisible(), false);
  const line = page.getByTestId('task-line');
  assert.equal(await line.getByTestId('task').count(), 0);
  await setCode(page, sourceOf('print-later').replace('1.0', '2.0'));
  await run(page);
  await page.getByTestId('tab-code').click();
  await line.locator('.task-line-missing', { hasText: 'came at 2.0' }).waitFor();
  await line.locator('.task-line-button').click();
  assert.equal(await line.getByTestId('task').count(), 2);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in ${colorScheme}`, async () => {
    const page = await open('#scenario=print-later', { ...wide, colorScheme });
    await page.getByTestId('check-prediction').click();
    assert.deepEqual(await findings(page), []);
    await setCode(page, sourceOf('print-later').replace('1.0', '2.5'));
    await run(page);
    await solved(page, 't1');
    await run(page);
    await page.getByTestId('missing').waitFor();
    await tasks(page).getByRole('button', { name: 'Hint' }).click();
    assert.deepEqual(await findings(page), []);
    await page.getByTestId('clear-progress').click();
    assert.deepEqual(await findings(page), []);
  });
}

test('the page logs no error', () => assert.deepEqual(problems, []));
