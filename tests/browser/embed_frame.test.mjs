// embed.html: the plain iframe, without a script in the host, and with the one that sizes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { needs, setCode } from './support/browser.mjs';
import { docs, folder, outputOf, runSnippet, stateOf, policy, useDocs } from './support/embedding.mjs';
import { useElsewhere } from './support/elsewhere.mjs';
import { most, shiftsOf } from './support/layout_shift.mjs';

/** Ravel's files on an origin of their own. */
const { other } = useElsewhere();

/** As the guide has it. */
const guide = readFileSync(new URL('../../web/embed/README.md', import.meta.url), 'utf8');
const [ofGuide] = /<iframe src="[^>]*><\/iframe>/.exec(guide);
const text = '<p>Text of the docs, before and after.</p>'.repeat(5);

const frame = (hash) => `<iframe id="f" src="/${folder}/embed.html#${hash}" width="600" height="150" title="A program"></iframe>`;
const { open, problems } = useDocs(
  {
    'plain.html': docs(frame('scenario=print-later'), ''),
    'sized.html': docs(frame('scenario=print-later&timeline=compact'), `<script type="module" src="/${folder}/size.js"></script>`),
    'still.html': docs(text + ofGuide.replace('/ravel/', '/') + text, `<script type="module" src="/${folder}/size.js"></script>`),
    ...Object.fromEntries(
      ['', '&autorun'].map((more) => [
        `far${more}.html`,
        () =>
          docs(
            frame(`scenario=first-deferred${more}`).replace('src="', `src="${other()}`),
            `<script type="module" src="${other()}/${folder}/size.js"></script>`,
          ),
      ]),
    ),
  },
  { headers: () => ({ 'Content-Security-Policy': policy.replaceAll("'self'", `'self' ${other()}`) }) },
);

test('a scenario with attributes, by the address alone', async () => {
  const page = await open(`${folder}/embed.html#scenario=print-later&editable&timeline=compact&theme=dark&onclick=x`);
  await stateOf(page, 'ravel-playground', 'idle');
  assert.equal(await runSnippet(page, 'ravel-playground'), 'waiting');
  assert.deepEqual(await outputOf(page, 'ravel-playground'), ['asking', 'asked', 'the future is here']);
  const { names, theme } = await page.evaluate(() => {
    const element = document.querySelector('ravel-playground');
    return { names: element.getAttributeNames().sort(), theme: element.shadowRoot.querySelector('[part=frame]').dataset.theme };
  });
  assert.deepEqual(names, ['editable', 'scenario', 'theme', 'timeline']);
  assert.equal(theme, 'dark');
  assert.deepEqual(problems, []);
});

test('what a link of the playground shares; it never runs by itself', async () => {
  const playground = await open('#scenario=print-later');
  await playground.waitForFunction(() => document.querySelector('[data-testid=status]')?.dataset.state === 'idle');
  await setCode(playground, "console.log('from a link')");
  await playground.getByTestId('share').click();
  await playground.waitForFunction(() => location.hash.startsWith('#v1.'));
  const link = await playground.evaluate(() => location.hash.slice(1));
  const page = await open(`${folder}/embed.html#${link}&autorun`);
  await stateOf(page, 'ravel-playground', 'idle');
  await page.waitForTimeout(500);
  assert.deepEqual(await outputOf(page, 'ravel-playground'), []);
  assert.equal(await runSnippet(page, 'ravel-playground'), 'finished');
  assert.deepEqual(await outputOf(page, 'ravel-playground'), ['from a link']);
});

test('an address that names no program is told so', async () => {
  for (const hash of ['', '#v1.damaged', '#code=alert(1)']) {
    const page = await open(`${folder}/embed.html${hash}`);
    await page.waitForFunction(() => document.querySelector('p')?.textContent);
    assert.match(await page.evaluate(() => document.body.textContent), /link|address/);
    assert.equal(await page.locator('ravel-playground').count(), 0);
  }
  assert.deepEqual(problems, []);
});

const inFrame = (page, f) => page.evaluate(f);

test('in a host without a script it runs, and keeps the height that it was given', async () => {
  const page = await open('plain.html');
  await page.waitForFunction(() => document.querySelector('#f').contentDocument?.querySelector('ravel-playground')?.state === 'idle');
  await inFrame(page, () => document.querySelector('#f').contentDocument.querySelector('ravel-playground').run());
  await page.waitForFunction(() => document.querySelector('#f').contentDocument.querySelector('ravel-playground').state === 'waiting');
  assert.equal(await inFrame(page, () => document.querySelector('#f').clientHeight), 150);
});

test('size.js that comes after the frame asks for its height', async () => {
  const page = await open('plain.html');
  await page.waitForFunction(() => document.querySelector('#f').contentDocument?.querySelector('ravel-playground')?.state === 'idle');
  await page.waitForTimeout(500);
  assert.equal(await inFrame(page, () => document.querySelector('#f').clientHeight), 150);
  await page.evaluate(
    (src) => document.head.append(Object.assign(document.createElement('script'), { type: 'module', src })),
    `/${folder}/size.js`,
  );
  await page.waitForFunction(() => document.querySelector('#f').clientHeight > 160);
});

test('with size.js it is as high as its snippet, before a run and after', async () => {
  const page = await open('sized.html');
  const fits = () =>
    page.waitForFunction(() => {
      const frame = document.querySelector('#f');
      const inside = frame.contentDocument?.querySelector('ravel-playground')?.offsetHeight ?? 0;
      return inside > 150 && Math.abs(inside - frame.clientHeight) <= 1 && inside;
    });
  const before = await (await fits()).jsonValue();
  await inFrame(page, () => {
    const one = document.querySelector('#f').contentDocument.querySelector('ravel-playground');
    one.code = Array.from({ length: 12 }, (_, i) => `console.log(${i})`).join('\n');
    return one.run();
  });
  await page.waitForFunction(() => document.querySelector('#f').contentDocument.querySelector('ravel-playground').state === 'finished');
  await page.waitForFunction((low) => document.querySelector('#f').clientHeight > low, before);
  await fits();
  // Nobody else's message sizes it.
  const now = await inFrame(page, () => document.querySelector('#f').clientHeight);
  await inFrame(page, () => postMessage({ type: 'ravel:resize', height: 900 }, '*'));
  await page.waitForTimeout(100);
  assert.equal(await inFrame(page, () => document.querySelector('#f').clientHeight), now);
});

test('of another origin it is as high as its snippet, too, before a run and after', async () => {
  const page = await open('far.html');
  // As high as it is here.
  const here = await open(`${folder}/embed.html#scenario=first-deferred`, { width: 600 });
  await stateOf(here, 'ravel-playground', 'idle');
  const inside = () => here.evaluate(() => document.querySelector('ravel-playground').offsetHeight);
  const isHigh = (page, height) => page.waitForFunction((height) => document.querySelector('#f').clientHeight === height, height);
  const before = await inside();
  await isHigh(page, before);
  assert.equal(await page.evaluate(() => document.querySelector('#f').contentDocument), null);
  await runSnippet(here, 'ravel-playground');
  const after = await inside();
  assert.ok(after > before);
  await isHigh(await open('far&autorun.html'), after);
  assert.deepEqual(problems, []);
});

test("the guide's frame with size.js: nothing moves as it comes and is run", needs('word of what moved'), async (t) => {
  for (const width of [1280, 320]) {
    const page = await open('still.html', { width });
    const inside = page.frameLocator('iframe');
    await inside.locator('[part=open]').waitFor({ state: 'attached' });
    await inside.locator('[part=run]').click();
    await page.waitForFunction(
      () => document.querySelector('iframe').contentDocument.querySelector('ravel-playground').state === 'waiting',
    );
    const { sum, moved } = await shiftsOf(page);
    t.diagnostic(`layout shift of a page with a frame, ${width} px wide: ${sum.toFixed(4)}`);
    assert.ok(sum < most, `${sum}\n${moved.join('\n')}`);
  }
});
