// Nothing moves for who wants no motion: no animation, no transition, no smooth scrolling, whatever is done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach, usePage } from './support/browser.mjs';
import { seek, settled, stepOf } from './support/pictures.mjs';

const { open, problems } = usePage();

/** From now on every animation and transition that begins is kept, by name and element; and every scroll that is not at once. */
const watch = (page) =>
  page.evaluate(() => {
    window.moved = [];
    const seen = new WeakSet();
    const look = () => {
      for (const animation of document.getAnimations()) {
        if (seen.has(animation)) continue;
        seen.add(animation);
        const { target } = animation.effect;
        window.moved.push(
          `${animation.animationName ?? animation.transitionProperty ?? 'animation'} of ${target?.localName}.${target?.getAttribute('class')}`,
        );
      }
      requestAnimationFrame(look);
    };
    look();
    for (const kind of ['animationstart', 'transitionrun'])
      document.addEventListener(
        kind,
        ({ target }) => window.moved.push(`${kind} ${target.localName}.${target.getAttribute('class')}`),
        true,
      );
  });

/** All that might move something: run, step, play, panels, menus, dialogs, moves of the text, another scenario. */
async function doAll(page) {
  await page.waitForSelector('ravel-stepper', { state: 'attached' });
  await page.locator('.jumps button').last().click();
  await page.getByTestId('run').hover();
  await page.getByTestId('run').click();
  await reach(page, 'waiting');
  await page.waitForSelector('[data-testid=hash]', { state: 'attached' });
  for (const id of ['step-back', 'step-back', 'step-first', 'step-forward', 'step-next-of', 'step-last']) {
    await page.getByTestId(id).click();
    await settled(page);
  }
  const { length } = await stepOf(page);
  for (let seq = 0; seq < length; seq++) await seek(page, seq);
  await page.getByTestId('speed').selectOption('8');
  await page.getByTestId('play').click();
  await page.waitForFunction(() => Number(document.querySelector('[data-testid=seek]').value) > 6);
  await page.getByTestId('play').click();
  for (const panel of ['now', 'steps', 'network', 'seeds', 'pictures']) {
    await page.getByTestId(`panel-${panel}`).click();
    await settled(page);
  }
  await page.getByRole('button', { name: 'Down', exact: true }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.locator('.signs summary').click();
  await page.locator('[data-testid=run-files] summary').click();
  await page.keyboard.press('Escape');
  await page.getByTestId('theme').click();
  await page.getByTestId('share').click();
  await page.getByTestId('notice').waitFor();
  await page.keyboard.press('?');
  await page.waitForSelector('dialog.keys[open]');
  await page.keyboard.press('Escape');
  await page.locator('.next a').click();
  await page.waitForFunction(() => location.hash !== '#scenario=chaining' && document.activeElement.matches('.lesson-title'));
}

test('with less motion wanted, nothing moves, whatever is done', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900, reducedMotion: 'reduce' });
  assert.ok(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches));
  await watch(page);
  await doAll(page);
  assert.deepEqual(await page.evaluate(() => window.moved), []);
  const smooth = await page.evaluate(
    () => [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').length,
  );
  assert.equal(smooth, 0);
});

test('the watch sees what moves where motion is wanted', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900, reducedMotion: 'no-preference' });
  await watch(page);
  await doAll(page);
  assert.notDeepEqual(await page.evaluate(() => window.moved), []);
});

test('a jump in the text is there at once', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900, reducedMotion: 'reduce' });
  const [before, after, later] = await page.evaluate(async () => {
    const text = document.querySelector('.reading');
    const top = text.scrollTop;
    document.querySelector('.jumps li:last-child button').click();
    await new Promise(requestAnimationFrame);
    const at = text.scrollTop;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [top, at, text.scrollTop];
  });
  assert.ok(after > before);
  assert.equal(after, later);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
