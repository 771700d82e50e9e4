// The layout of the chains: over every step of every scenario nothing lies on anything else.
import { layOut } from '@web/model/chains/arrange.js';
import type { Way } from '@web/model/chains/measures.js';
import type { Area, Caption, Picture } from '@web/model/chains/picture.js';
import { rowsBetween } from '@web/model/chains/row_runs.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import type { RunState } from '@web/model/trace/state.js';
import { traceOfScenario } from '../support/program.mjs';
import { programIds, sourceOf } from '../support/scenarios.mjs';

type Named = Area & { key: string };

/** A hair: shapes may touch. */
const hair = 0.5;
const overlap = (a: Area, b: Area): boolean =>
  a.x + hair < b.x + b.w && b.x + hair < a.x + a.w && a.y + hair < b.y + b.h && b.y + hair < a.y + a.h;

/** About what a caption takes: it stands on its y. */
function captionArea({ x, y, text, anchor, quiet }: Caption): Named {
  const w = text.length * (quiet ? 6.3 : 5.4);
  const left = anchor === 'middle' ? x - w / 2 : anchor === 'end' ? x - w : x;
  return { key: `"${text}"`, x: left, y: y - 8, w, h: 8 };
}

/** Pairs of boxes, labels, plates, chips, folds, captions and rows that lie on each other. */
function clashes({ boxes, labels, plates, chips, folds, headings, captions }: Picture, rows: readonly Named[]): string[] {
  const shapes: Named[] = [...boxes, ...labels, ...plates, ...chips, ...folds, ...rows, ...headings, ...captions.map(captionArea)];
  const found: string[] = [];
  shapes.forEach((a, i) => shapes.slice(i + 1).forEach((b) => overlap(a, b) && found.push(`${a.key} on ${b.key}`)));
  return found;
}

const wholeNumber = (value: number): boolean => Number.isFinite(value) && value > -20;

function problemsOf(picture: Picture, state: RunState): string[] {
  const rows = rowsBetween(picture, state);
  const problems = clashes(picture, rows);
  const { width, height } = picture;
  for (const { x, y, w, h, key } of [...picture.boxes, ...picture.plates, ...picture.labels, ...picture.chips] as Named[]) {
    if (![x, y, w, h].every(wholeNumber) || x < 0 || y < 0 || x + w > width || y + h > height) problems.push(`${key} is outside`);
  }
  if (picture.edges.some(({ path }) => /NaN|undefined|Infinity/.test(path))) problems.push('an edge leads nowhere');
  for (const { deferred, pair, lane, state: side, name } of picture.boxes) {
    if (name === '') problems.push(`pair ${pair} of ${deferred}: the ${lane} box has no name`);
    const ran = side === 'ran-callback' ? 'callback' : side === 'ran-errback' ? 'errback' : lane;
    if (ran !== lane) problems.push(`${side} in the ${lane} lane`);
  }
  if (picture.flags.length > 1 + rows.filter(({ selected }) => selected).length) problems.push('two flags');
  const keys = [...picture.boxes, ...picture.plates, ...picture.rings, ...picture.ends, ...rows].map(({ key }) => key);
  if (new Set(keys).size < keys.length) problems.push('a key twice');
  if (picture.plates.some(({ deferred }) => !state.deferreds.has(deferred))) problems.push('a Deferred that is not there');
  return problems;
}

const panels: [Way, number][] = [
  ['across', 680],
  ['across', 1200],
  ['down', 390],
  ['down', 320],
];

describe.each(programIds)('%s', async (id) => {
  const events = await traceOfScenario(id);
  const recording = makeRecording(sourceOf(id), 'virtual', events);
  const seeker = new Seeker(recording);
  test.each(panels)('%s in %i pixels, at every step', (way, width) => {
    const problems: string[] = [];
    for (let step = 0; step <= events.length; step += 1) {
      const state = seeker.at(step);
      const { picture, choice } = layOut(recording, state, { way, width, filter: 'all', opened: new Set() });
      problems.push(...problemsOf(picture, state).map((problem) => `step ${step}: ${problem}`));
      // With all rows opened too.
      const opened = new Set(['bare', 'own', ...[...state.deferreds.keys()].map((one) => `row-${one}`)]);
      if (choice.rows.length + choice.bare.length + choice.own.length > 0) {
        const open = layOut(recording, state, { way, width, filter: 'all', opened });
        problems.push(...problemsOf(open.picture, state).map((problem) => `step ${step}, opened: ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  });
});
