// The pictures for all people: no finding of axe, no sideways scroll at 320, by keys alone, without colours, without motion.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, findingsInAll, schemes } from './support/axe.mjs';
import { needs, usePage } from './support/browser.mjs';
import { chainsOf, seek, settled, shown, stepOf } from './support/pictures.mjs';

const { open, problems } = usePage();

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 640 };

/** Steps that show much: paused, unhandled, cancelled, in rows, in the middle of a Failure. */
const steps = [
  ['chaining', 18],
  ['errback-lanes', 20],
  ['blocking-input', 49],
  ['wait-for-all', 87],
  ['unhandled', undefined],
  ['give-up', undefined],
  ['fuse-chain', 25],
];

for (const inOne of schemes) {
  const colorScheme = inOne[0];
  const findingsOf = async (page) => (await settled(page), findingsInAll(inOne, page));

  test(`axe finds nothing in the pictures, wide, ${inOne.join(' and ')}`, async () => {
    for (const [id, step] of steps) {
      const page = await open(`#scenario=${id}`, { ...wide, colorScheme });
      await shown(page);
      if (step) await seek(page, step);
      assert.deepEqual(await findingsOf(page), [], `${id} at ${step}`);
      await page.context().close();
    }
  });

  test(`axe finds nothing in any panel, wide, ${inOne.join(' and ')}`, async () => {
    const page = await open('#scenario=blocking-input', { ...wide, colorScheme });
    await shown(page);
    for (const step of [0, 49, 139]) {
      await seek(page, step);
      for (const panel of ['pictures', 'now', 'steps']) {
        await page.getByTestId(`panel-${panel}`).click();
        assert.deepEqual(await findingsOf(page), [], `${panel} at ${step}`);
      }
    }
    await page.getByTestId('panel-pictures').click();
    await seek(page, 49);
    await page.getByRole('button', { name: 'Down', exact: true }).click();
    await page.getByText('All signs').click();
    await page.getByRole('button', { name: 'Signs', exact: true }).click();
    assert.deepEqual(await findingsOf(page), [], 'the signs');
    for (const list of await page.getByRole('button', { name: 'As a list' }).all()) await list.click();
    await page.locator('[data-testid=run-files] summary').click();
    assert.deepEqual(await findingsOf(page), [], 'lists and menu');
  });

  test(`axe finds nothing on a narrow screen, and it has no sideways scroll, ${inOne.join(' and ')}`, async () => {
    for (const id of ['chaining', 'blocking-input']) {
      const page = await open(`#scenario=${id}`, { ...narrow, colorScheme });
      await shown(page);
      for (const tab of ['read', 'code', 'output', 'timeline', 'chains']) {
        await page.getByTestId(`tab-${tab}`).click();
        assert.equal(await sideways(page), 0, `${id}, ${tab}`);
        for (const step of tab === 'timeline' || tab === 'chains' ? [18, 32] : [18]) {
          await seek(page, step);
          assert.equal(await sideways(page), 0, `${id}, ${tab} at ${step}`);
          assert.deepEqual(await findingsOf(page), [], `${id}, ${tab} at ${step}`);
        }
      }
      for (const panel of ['now', 'steps', 'network', 'seeds']) {
        await page.getByTestId(`panel-${panel}`).click();
        await settled(page);
        assert.equal(await sideways(page), 0, `${id}, ${panel}`);
        assert.deepEqual(await findingsOf(page), [], `${id}, ${panel}`);
      }
      await page.context().close();
    }
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [560, 800],
  [800, 1000],
  [1100, 800],
  [1920, 1080],
  [3840, 2160],
]) {
  test(`the step is in view at ${width}`, async () => {
    const page = await open('#scenario=wait-for-all', { width, height });
    await shown(page);
    if (width < 560) await page.getByTestId('tab-chains').click();
    for (const step of [26, 49, 87, 98]) {
      await seek(page, step);
      assert.equal(await sideways(page), 0);
      const { flags } = await chainsOf(page);
      assert.equal(flags.length, 1, `step ${step}`);
      const inside = await page.evaluate(() => {
        const flag = document.querySelector('.chains-scroll .chains-svg .flag').getBoundingClientRect();
        const view = document.querySelector('.chains-scroll').getBoundingClientRect();
        return flag.top >= view.top - 1 && flag.bottom <= view.bottom + 1 && flag.left >= view.left - 1 && flag.right <= view.right + 1;
      });
      assert.ok(inside, `the flag of step ${step} is in view`);
    }
  });
}

test('a step that was chosen elsewhere is in view once the chains are', async () => {
  const page = await open('#scenario=chaining', narrow);
  await shown(page);
  await page.getByTestId('tab-output').click();
  await page.locator('.line', { hasText: 'posts: 3' }).locator('button.line-time').click();
  await page.getByTestId('tab-chains').click();
  await settled(page);
  const [flag, view] = [await page.locator('.chains-scroll .flag').boundingBox(), await page.locator('.chains-scroll').boundingBox()];
  assert.ok(flag.y >= view.y && flag.y + flag.height <= view.y + view.height, JSON.stringify([flag, view]));
});

/** What has the focus, as a test says it. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element.dataset.testid ?? element.dataset.key ?? element.className;
  });

/** Presses Tab until something that fits has the focus. */
async function tabTo(page, wanted, most = 60) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    if (wanted.test(await focused(page))) return;
  }
  assert.fail(`Tab does not come to ${wanted}: ${await focused(page)}`);
}

test('by keys alone: from Run through the steps to each panel', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.waitForSelector('ravel-stepper');
  await page.locator('[data-testid=editor] .cm-content').focus();
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'run');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid=hash]');
  await tabTo(page, /^step-back$/);
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Enter');
  await settled(page);
  assert.equal((await stepOf(page)).step, 27);
  await tabTo(page, /^seek$/);
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  assert.equal((await stepOf(page)).step, 26);
  await tabTo(page, /^panel-pictures$/);

  // The chains are one stop; arrows go from shape to shape, Enter goes to its step.
  await tabTo(page, /^(pair|plate|end|chip|deferred)/);
  await page.keyboard.press('Home');
  await settled(page);
  const names = [];
  for (let i = 0; i < 3; i += 1) {
    names.push(await page.evaluate(() => document.activeElement.getAttribute('aria-label')));
    await page.keyboard.press('ArrowRight');
    await settled(page);
  }
  assert.equal(new Set(names).size, 3, names.join('\n'));
  assert.ok(names.every((name) => name.length > 10));
  const seq = await page.evaluate(() => document.activeElement.dataset.seq);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(String((await stepOf(page)).step), seq);

  // The timeline is one stop too.
  await tabTo(page, /timeline-scroll/);
  const before = (await stepOf(page)).step;
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  assert.equal((await stepOf(page)).step, before - 1);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-valuetext')), new RegExp(`^Step ${before - 1}: `));
  await page.keyboard.press('+');
  await page.getByTestId('timeline-overview').waitFor();

  for (const [panel, inside] of [
    ['now', /now-row|panel/],
    ['steps', /events-list/],
    ['network', /./],
    ['seeds', /seeds/],
  ]) {
    await page.getByTestId(`panel-${panel}`).focus();
    await page.keyboard.press('Enter');
    await settled(page);
    assert.equal(await page.getByTestId(`panel-${panel}`).getAttribute('aria-pressed'), 'true');
    if (panel !== 'now') await tabTo(page, inside);
  }
  await page.keyboard.press('Shift+Tab');
});

test('with less motion wanted, nothing moves', async () => {
  const page = await open('#scenario=chaining', { ...wide, reducedMotion: 'reduce' });
  await shown(page);
  await seek(page, 12);
  await page.getByTestId('step-forward').click();
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  assert.equal(moving, 0);
  const timed = await page.evaluate(
    () =>
      [...document.querySelectorAll('ravel-pictures *')].filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].some((all) => all.split(',').some((one) => parseFloat(one) > 0.001));
      }).length,
  );
  assert.equal(timed, 0);
});

test('without colours of its own the page says the same: lines, dashes, flags stay', needs('forced colours'), async () => {
  const page = await open('#scenario=errback-lanes', { ...wide, forcedColors: 'active' });
  await shown(page);
  await seek(page, 20);
  const looks = await page.evaluate(() => {
    const style = (selector) => {
      const element = document.querySelector(`.chains-scroll .chains-svg ${selector}`);
      const { stroke, strokeDasharray, strokeWidth, fill, textDecorationLine, opacity } = getComputedStyle(element);
      return { stroke, strokeDasharray, strokeWidth: parseFloat(strokeWidth), fill, textDecorationLine, opacity };
    };
    return {
      value: style('.edge.callback .edge-line'),
      failure: style('.edge.errback .edge-line'),
      selected: style('.box.selected .shape'),
      ran: style('.box.ran-callback .shape'),
      notYet: style('.box.not-run .shape'),
      leftOut: style('.box.left-out .function'),
      flag: style('.flag rect'),
      flagText: style('.flag text'),
      name: style('.box.selected .function'),
      canvas: getComputedStyle(document.querySelector('.chains-scroll')).backgroundColor,
    };
  });
  assert.equal(looks.value.strokeDasharray, 'none');
  assert.notEqual(looks.failure.strokeDasharray, 'none', 'a Failure is dashed');
  assert.notEqual(looks.notYet.strokeDasharray, 'none', 'what has not run is dashed');
  assert.equal(looks.ran.strokeDasharray, 'none');
  assert.match(looks.leftOut.textDecorationLine, /line-through/);
  assert.ok(looks.selected.strokeWidth > looks.ran.strokeWidth, 'the step has a stronger border');
  for (const [what, { stroke }] of Object.entries(looks).filter(([what]) =>
    ['value', 'failure', 'selected', 'ran', 'notYet'].includes(what),
  ))
    assert.ok(stroke !== 'none' && stroke !== looks.canvas, `${what}: ${stroke} on ${looks.canvas}`);
  assert.notEqual(looks.flag.fill, looks.flagText.fill, 'the number of the flag can be read');
  assert.notEqual(looks.name.fill, looks.selected.fill, 'the name of the box can be read');
  // In the timeline, too.
  const marks = await page.evaluate(() =>
    [...document.querySelectorAll('.timeline-svg [data-seq]')].map((mark) => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke]),
  );
  assert.ok(marks.every(([fill, stroke]) => fill !== 'none' || stroke !== 'none'));
  assert.equal(await page.locator('.line.at-step .step-flag').textContent(), '20');
  assert.deepEqual(await findings(page), []);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
