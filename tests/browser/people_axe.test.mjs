// No finding of axe on any view, in either colour scheme, wide and at 320 px: headings, landmarks, names, contrast, language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsInAll, schemes } from './support/axe.mjs';
import { reach, run, setCode, usePage } from './support/browser.mjs';
import { seek, settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();

/** One for each mark that the list of tests has. */
const tests = [
  "import { trial } from 'ravel'",
  "trial.test('a', t => t.assertTrue(true))",
  "trial.test('b', t => t.fail('no'))",
  "trial.test('c', t => nothing)",
  "trial.test('d', t => {}, { skip: 'not now' })",
  "trial.test('e', t => t.fail('no'), { todo: 'later' })",
  "trial.test('f', t => {})",
  'trial.run()',
].join('\n');
const press = (page, id) => page.getByTestId(id).click();
/** On a narrow screen what is to be looked at has a tab. */
const tab = async (page, name) => {
  const there = page.getByTestId(`tab-${name}`);
  if (await there.isVisible()) await there.click();
};
const panel = async (page, name) => {
  await tab(page, 'chains');
  await press(page, `panel-${name}`);
  await settled(page);
};
async function notice(page) {
  await press(page, 'share');
  await page.getByTestId('notice').waitFor();
}
const follow = (page, hash) => page.evaluate((to) => void (location.hash = to), hash);
/** The link to the program that was open: now it is another one. */
async function linkBehind(page) {
  await notice(page);
  const link = await page.evaluate(() => location.hash);
  await follow(page, '#scenario=print-later');
  await page.waitForFunction(() => document.querySelector('ravel-playground').program?.id === 'print-later');
  return link;
}
async function endless(page) {
  await setCode(page, "console.log('before')\nwhile (true) {}");
  await press(page, 'run');
  await reach(page, 'running');
}
async function menu(page) {
  const button = page.getByRole('button', { name: 'Course' });
  if (await button.isVisible()) await button.click();
}
async function search(page, words) {
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.id === 'find');
  await page.keyboard.type(words);
}

/** Each view: the scenario, and the way to it. */
const views = [
  ['the first view', '', () => {}],
  ['a part in the text', 'chaining', (page) => tab(page, 'read')],
  ['the editor with the focus', 'chaining', async (page) => (await tab(page, 'code'), page.locator('.cm-line').first().click())],
  ['the chains of a run', 'errback-lanes', async (page) => (await shown(page), await tab(page, 'chains'), await seek(page, 20))],
  ['the timeline of a run', 'chaining', async (page) => (await shown(page), await tab(page, 'timeline'), await seek(page, 18))],
  ['the console of a run', 'chaining', async (page) => (await shown(page), await tab(page, 'output'))],
  ['the program with a step in it', 'chaining', async (page) => (await shown(page), await seek(page, 18), await tab(page, 'code'))],
  ['pictures before any run', 'chaining', (page) => panel(page, 'pictures')],
  ['Now before any run', 'chaining', (page) => panel(page, 'now')],
  ['every step before any run', 'chaining', (page) => panel(page, 'steps')],
  ['Now', 'blocking-input', async (page) => (await shown(page), await panel(page, 'now'), await seek(page, 49))],
  ['every step', 'blocking-input', async (page) => (await shown(page), await panel(page, 'steps'), await seek(page, 49))],
  ['the network', 'get-page', (page) => panel(page, 'network')],
  [
    'the seeds, run',
    'blocking-input',
    async (page) => {
      await panel(page, 'seeds');
      await press(page, 'seeds-run');
      await page.waitForSelector('[data-testid=seeds-say][data-done="20"]');
    },
  ],
  [
    'the lists',
    'chaining',
    async (page) => {
      await shown(page);
      await tab(page, 'chains');
      await page.locator('.chains-head').getByRole('button', { name: 'As a list' }).click();
      await tab(page, 'timeline');
    },
  ],
  [
    'signs and files, open',
    'chaining',
    async (page) => {
      await shown(page);
      await tab(page, 'chains');
      await page.locator('.signs summary').click();
      await page.locator('[data-testid=run-files] summary').click();
    },
  ],
  ['a program without Deferreds', 'print-later', async (page) => (await shown(page), await tab(page, 'chains'))],
  ['a notice', 'chaining', notice],
  [
    'a shared program',
    'chaining',
    async (page) => {
      await follow(page, await linkBehind(page));
      await page.getByTestId('shared').waitFor();
      await reach(page, 'idle');
    },
  ],
  ['an address that leads nowhere', 'no-such-one', (page) => page.getByTestId('notice').waitFor()],
  ['a syntax error', 'chaining', async (page) => (await setCode(page, 'const x = = 1'), run(page))],
  [
    'a syntax error in the editor',
    'chaining',
    async (page) => (await setCode(page, 'const x = = 1'), await run(page), await tab(page, 'code')),
  ],
  [
    'a run that failed',
    'chaining',
    async (page) => (await setCode(page, "console.warn('w')\nconsole.error('e')\nnothing()"), await shown(page)),
  ],
  ['a run that goes on', 'chaining', endless],
  [
    'a run that was ended',
    'chaining',
    async (page) => {
      await endless(page);
      await press(page, 'stop');
      await reach(page, 'stopped');
    },
  ],
  [
    'a run that is held',
    'blocking-input',
    async (page) => {
      await tab(page, 'output');
      await press(page, 'turn');
      await page.waitForSelector('[data-paused]');
      await press(page, 'break-on-failure');
    },
  ],
  [
    'a run in real time',
    'chaining',
    async (page) => {
      await page.getByTestId('time').selectOption('real');
      await tab(page, 'output');
    },
  ],
  ['tests', 'test-first', async (page) => (await setCode(page, tests), run(page))],
  ['cards in their places and not', 'chaining', (page) => page.getByTestId('check-prediction').click()],
  [
    'tasks with what they miss, a hint and a solution',
    'chaining',
    async (page) => {
      await setCode(page, 'console.log(1)');
      await run(page);
      await tab(page, 'read');
      const line = page.locator('.task-line-button');
      if (await line.isVisible()) await line.click();
      const task = page.locator('[data-testid=task].open:visible').first();
      await task.getByRole('button', { name: 'Hint' }).click();
      await task.getByRole('button', { name: 'Show one solution' }).click();
      await page.locator('.task-given:visible').first().waitFor();
    },
  ],
  ['a challenge', 'challenge-1', async (page) => (await run(page), await tab(page, 'read'))],
  ['an answer', 'fate', (page) => page.locator('.outro summary').click()],
  ['the list of scenarios', 'chaining', menu],
  ['what is found', 'chaining', (page) => search(page, 'chain')],
  ['nothing is found', 'chaining', (page) => search(page, 'no such thing')],
  ['progress', 'chaining', async (page) => (await run(page), await menu(page))],
  [
    'earlier versions',
    'chaining',
    async (page) => {
      await setCode(page, '// mine');
      await press(page, 'reset');
      await tab(page, 'code');
      await press(page, 'versions');
      await page.locator('dialog[open] summary').first().click();
    },
  ],
  [
    'work as a file',
    'chaining',
    async (page) => {
      await menu(page);
      await press(page, 'work');
      await page.waitForSelector('dialog[open]');
    },
  ],
  [
    'the lines for a page of docs',
    'chaining',
    async (page) => {
      await notice(page);
      await page.getByRole('button', { name: 'Embed it' }).click();
      await page.getByTestId('embed-text').waitFor();
    },
  ],
  [
    'the question before changed work is left',
    'chaining',
    async (page) => {
      const link = await linkBehind(page);
      await setCode(page, '// mine');
      await follow(page, link);
      await page.locator('[data-about=open]').waitFor();
    },
  ],
  ['the keys', 'chaining', async (page) => (await page.keyboard.press('?'), page.waitForSelector('dialog.keys[open]'))],
  [
    'the question before progress is cleared',
    'chaining',
    async (page) => {
      await run(page);
      await menu(page);
      await press(page, 'clear-progress');
      await page.waitForSelector('dialog.ask[open]');
    },
  ],
];

for (const [what, width, height] of [
  ['wide', 1440, 900],
  ['at 320', 320, 640],
]) {
  for (const inOne of schemes) {
    for (const [name, scenario, way] of views) {
      test(`axe finds nothing: ${name}, ${what}, ${inOne.join(' and ')}`, async () => {
        const page = await open(scenario && `#scenario=${scenario}`, { width, height, colorScheme: inOne[0] });
        await page.waitForSelector('ravel-stepper', { state: 'attached' });
        await way(page);
        assert.deepEqual(await findingsInAll(inOne, page), []);
        const { language, main, headings } = await page.evaluate(() => ({
          language: document.documentElement.lang,
          main: document.querySelectorAll('main').length,
          headings: document.querySelectorAll('h1').length,
        }));
        assert.deepEqual({ language, main, headings }, { language: 'en', main: 1, headings: 1 });
        assert.notEqual(await page.title(), '');
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(sideways, 0, 'no sideways scroll');
      });
    }
  }
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
