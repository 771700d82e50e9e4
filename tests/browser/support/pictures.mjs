// What a test reads of the pictures: shapes with their places, and what is marked of the selected event.
import { run } from './browser.mjs';

/** Object.groupBy, which Node 20 has not. */
export function grouped(things, keyOf) {
  const groups = {};
  for (const thing of things) (groups[keyOf(thing)] ??= []).push(thing);
  return groups;
}

/** The program of the address has been run, and its pictures show the end of it. */
export async function shown(page) {
  const state = await run(page);
  await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
  await page.waitForSelector('[data-testid=hash]', { state: 'attached' });
  await settled(page);
  return state;
}

/** The run's events; and their hash, as it is shown. */
export const trace = (page) => page.evaluate(() => window.ravel.trace());
export const hash = (page) => page.getByTestId('hash').textContent();

/** The pictures have drawn what they were told. */
export const settled = (page) =>
  page.evaluate(async () => {
    const pictures = document.querySelector('ravel-pictures');
    // The timeline draws some times in a second; what it knows of the run may be ahead of that.
    const timeline = pictures.querySelector('ravel-timeline');
    while (timeline?.run?.behind) await new Promise(requestAnimationFrame);
    for (const element of [
      pictures,
      ...pictures.querySelectorAll('ravel-stepper, ravel-chains, ravel-timeline, ravel-trail, ravel-events, ravel-now'),
    ])
      await element.updateComplete;
    // Panels whose code is loaded when one is opened.
    for (const element of pictures.querySelectorAll('ravel-network, ravel-seeds')) {
      await customElements.whenDefined(element.localName);
      await element.updateComplete;
    }
    // The console is drawn with the next frame; what that and the editor have scrolled is seen in the one after it.
    await new Promise(requestAnimationFrame);
    await document.querySelector('ravel-console').updateComplete;
    await new Promise(requestAnimationFrame);
    await pictures.updateComplete;
    // A timeline that moved is painted for a moment, its elements unseen and as they were. One that goes on moving is not waited for.
    const until = performance.now() + 1000;
    while (timeline?.querySelector('[data-painted=still]') && performance.now() < until) await new Promise(requestAnimationFrame);
  });

export async function seek(page, seq) {
  await page.evaluate((to) => document.querySelector('ravel-pictures').seek(to), seq);
  await settled(page);
}

/** The step the stepper shows, and of how many. */
export async function stepOf(page) {
  const [step, length] = (await page.getByTestId('step-count').textContent()).split('/').map(Number);
  return { step, length };
}

/** The chains: name plates, boxes, ends, labels, flags and edges, each with its place on the screen. */
export const chainsOf = (page) =>
  page.evaluate(() => {
    // Without the strokes, which are of several widths.
    const place = (element) => {
      const shape = element.querySelector('.shape') ?? element.querySelector('.bar, .burst, rect') ?? element;
      const { x, y, width, height } = shape.getBBox();
      const { a, d, e, f } = shape.getScreenCTM();
      return { x: a * x + e, y: d * y + f, w: a * width, h: d * height };
    };
    const numbers = ({ dataset: { seq, deferred, pair } }) => ({ seq: Number(seq), deferred: Number(deferred), pair: Number(pair) });
    const all = (selector) => [...document.querySelectorAll(`.chains-scroll .chains-svg ${selector}`)];
    const selected = (element) => element.classList.contains('selected');
    return {
      plates: all('[data-plate]').map((plate) => ({
        deferred: Number(plate.dataset.plate),
        name: plate.querySelector('.name').textContent,
        word: plate.querySelector('.word').textContent,
        look: plate.dataset.look,
        selected: selected(plate),
        ...place(plate),
      })),
      boxes: all('.box[data-state]').map((box) => ({
        ...numbers(box),
        lane: box.dataset.lane,
        state: box.dataset.state,
        name: box.querySelector('.function').textContent,
        selected: selected(box),
        ...place(box),
      })),
      rings: all('.ring[data-state=passed]').map((ring) => ({ ...numbers(ring), lane: ring.dataset.lane })),
      ends: all('[data-end]').map((end) => ({
        deferred: Number(end.dataset.end),
        unhandled: end.classList.contains('unhandled'),
        ...place(end),
      })),
      labels: all('[data-label]').map((label) => ({
        lane: label.dataset.lane,
        text: label.querySelector('.value').textContent,
        ...place(label),
      })),
      chips: all('[data-chip]').map((chip) => ({
        deferred: Number(chip.dataset.chip),
        text: chip.querySelector('.value').textContent,
        ...place(chip),
      })),
      edges: all('[data-edge]').map(({ dataset }) => dataset.edge),
      rows: all('.row[data-row]').map((row) => ({
        deferred: Number(row.dataset.row),
        name: row.querySelector('.row-name').textContent,
        ...place(row),
      })),
      flags: all('.flag').map((flag) => ({ text: flag.dataset.flag, ...place(flag) })),
    };
  });

/** The timeline's rows, from the top: their kinds, and the marks that stand for events, with where they are. */
export const timelineOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.timeline-svg g[data-row]')].map((item) => ({
      row: item.dataset.row,
      kind: item.dataset.kind,
      id: Number(item.dataset.id),
      marks: [...item.querySelectorAll('[data-seq]')].map((mark) => ({
        seq: Number(mark.dataset.seq),
        x: mark.transform.baseVal.consolidate().matrix.e,
        y: mark.transform.baseVal.consolidate().matrix.f,
      })),
    })),
  );

/** What says that an event is the selected one, in every panel. */
export const marksOf = (page) =>
  page.evaluate(() => {
    const text = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    // The value at hand stands at the line's end, and is no part of it.
    const code = [...document.querySelectorAll('.cm-line.at-step')].map((line) => {
      const copy = line.cloneNode(true);
      copy.querySelector('.step-value')?.remove();
      return copy.textContent.trim();
    });
    return {
      stepper: text('[data-testid=step-count] b')[0],
      range: document.querySelector('[data-testid=seek]').value,
      chains: [...document.querySelectorAll('.chains-scroll .chains-svg .flag')].map(({ dataset }) => dataset.flag),
      chosen: document.querySelectorAll('.chains-scroll .chains-svg .selected').length,
      timeline: document.querySelector('.timeline-scroll').getAttribute('aria-valuenow'),
      playhead: text('.timeline-svg > g:last-of-type text')[0],
      console: text('.line.at-step [data-testid=text]'),
      consoleFlag: text('.line.at-step .step-flag'),
      later: text('.line.later [data-testid=text]'),
      code,
      codeFlag: text('.cm-gutterElement .step-flag').filter((flag) => flag !== '0'),
      chip: text('.line-steps .chip[aria-pressed=true]'),
      trail: text('.trail .chip.selected .chip-step'),
      event: text('[data-testid=event][aria-current=step] .event-step'),
    };
  });
