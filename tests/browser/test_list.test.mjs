// The list of the tests that a program ran.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, setCode, usePage } from './support/browser.mjs';

const { open, problems } = usePage();
// In braces: of a function whose last act is a call WebKit's stacks know nothing.
const program = `import { defer, trial } from 'ravel'
trial.test('good', t => { t.assertTrue(true) })
trial.test('bad', t => { t.assertEqual(1, 2) })
trial.test('wrong', t => nothing)
trial.test('later', () => {}, { skip: 'no time' })
trial.test('known', t => { t.fail('no') }, { todo: 'issue 7' })
trial.test('empty', () => {})
trial.run()`;

test('each test stands in the list with its result in words, its checks and what went wrong', async () => {
  const page = await open('#scenario=print-later');
  assert.equal(await page.getByTestId('tests').count(), 0);
  await setCode(page, program);
  await run(page);
  const items = await page
    .getByTestId('tests')
    .locator('li')
    .evaluateAll((found) => found.map((item) => [item.dataset.result, item.innerText.replace(/\s+/g, ' ').trim()]));
  for (const item of await page.getByTestId('tests').locator('li').all()) assert.ok((await item.boundingBox()).width > 200);
  // The engine's own words.
  items[2][1] = items[2][1].replace("Can't find variable: nothing", 'nothing is not defined');
  assert.deepEqual(items, [
    ['ok', 'passed good 1 check'],
    ['fail', 'failed bad wanted 2, got 1 1 check L3'],
    ['error', 'error wrong nothing is not defined 0 checks L4'],
    ['skip', 'skipped later no time 0 checks'],
    ['todo', 'to do known issue 7: no 0 checks L6'],
    ['ok', 'passed empty 0 checks'],
  ]);
});

test("a failed test's line is shown in the editor, and the next run begins an empty list", async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, program);
  await run(page);
  await page.getByTestId('tests').getByRole('button', { name: 'L3, go to this line' }).click();
  assert.match(await page.locator('[data-testid=editor] .cm-activeLine').textContent(), /'bad'/);
  await setCode(page, "console.log('no tests')");
  await run(page);
  assert.equal(await page.getByTestId('tests').count(), 0);
});

test('the page logs no error', () => assert.deepEqual(problems, []));
