// The timeline's layout: words that never overlap, marks in order, and what is left out where there is much.
import type { TraceEvent } from 'ravel/create.js';
import { eventAt, marksOf } from '@web/model/timeline/event_at.js';
import { History } from '@web/model/timeline/history.js';
import { layout, type Picture } from '@web/model/timeline/layout.js';
import { styleOf } from '@web/model/timeline/looks.js';
import { rowsOf } from '@web/model/timeline/rows.js';
import type { Item, Shape, TextShape } from '@web/model/timeline/shapes.js';
import { timelineSvg } from '@web/model/timeline/timeline_svg.js';
import { type View, whole } from '@web/model/timeline/view.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import type { Recording } from '@web/model/trace/recording.js';
import { traceOfScenario } from '../support/program.mjs';
import { programIds, sourceOf } from '../support/scenarios.mjs';
import { longTrace } from './support/long_trace.js';

const widths = [320, 480, 680, 1400, 3000];

interface More {
  view?: View;
  selected?: number;
  virtual?: boolean;
  height?: number;
  scroll?: number;
}
function pictureOf({ events, nameOf }: Recording, width: number, more: More = {}): Picture {
  const history = new History().grow(events);
  return layout({ history, rows: rowsOf(history, nameOf), virtual: true, width, view: whole, selected: 0, nameOf, ...more });
}

const items = ({ head, rows }: Picture): Item[] => [head, ...rows].flatMap((row) => row.items);
const shapes = (picture: Picture): Shape[] => items(picture).flatMap((item) => item.shapes);
const isText = (shape: Shape): shape is TextShape => shape.shape === 'text';
const textsOf = (picture: Picture): TextShape[] =>
  [...shapes(picture), ...picture.labels, ...picture.axis.labels, ...picture.axis.flag].filter(isText);
const words = (picture: Picture): string[] =>
  shapes(picture)
    .filter(isText)
    .map(({ text }) => text);

function boxOf({ look, x, y, text, anchor }: TextShape): [left: number, right: number, top: number, bottom: number] {
  const { font = 'mono11' } = styleOf(look);
  const width = text.length * (font === 'mono12' ? 7.2 : font.startsWith('sans') ? 6.4 : 6.6);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return [left, left + width, y - 8, y + 2];
}

function overlaps(texts: TextShape[]): string[] {
  const found: string[] = [];
  const boxes = texts.map(boxOf);
  boxes.forEach(([a, b, top, bottom], i) => {
    boxes.slice(0, i).forEach(([c, d, high, low], k) => {
      if (a < d - 0.1 && c < b - 0.1 && top < low && high < bottom) found.push(`${texts[i]!.text} / ${texts[k]!.text}`);
    });
  });
  return found;
}

let recordings: Recording[];
beforeAll(async () => {
  const scenarios = programIds.map(async (id) => makeRecording(sourceOf(id), 'virtual', await traceOfScenario(id)));
  recordings = [...(await Promise.all(scenarios)), makeRecording('', 'virtual', longTrace(900))];
});
const scenario = (id: string): Recording => recordings[programIds.indexOf(id)]!;

describe('labels', () => {
  it.each(widths)('never overlap in %i px', (width) => {
    for (const run of recordings) {
      for (const virtual of [true, false]) {
        for (const selected of [0, 1, Math.ceil(run.events.length / 2), run.events.length]) {
          expect(overlaps(textsOf(pictureOf(run, width, { virtual, selected })))).toEqual([]);
        }
      }
    }
  });

  it('never overlap zoomed in, wherever one looks', () => {
    for (const run of [scenario('wait-for-all'), scenario('chat'), scenario('looping-call'), recordings.at(-1)!]) {
      for (const zoom of [3, 12]) {
        for (let offset = 0; offset < 560 * (zoom - 1); offset += 310) {
          const picture = pictureOf(run, 680, { view: { zoom, offset }, selected: 20 });
          expect(overlaps(textsOf(picture))).toEqual([]);
        }
      }
    }
  });

  it('stay within the picture', () => {
    for (const run of recordings) {
      for (const width of widths) {
        const texts = textsOf(pictureOf(run, width, { selected: run.events.length }));
        const outside = texts.filter((text) => boxOf(text)[0] < -1 || boxOf(text)[1] > width + 4);
        expect(outside.map(({ text }) => text)).toEqual([]);
      }
    }
  });
});

describe('layout', () => {
  it('says what blocked, and how late the calls were that were due meanwhile', () => {
    const picture = pictureOf(scenario('firecracker-sync'), 680);
    expect(words(picture).some((text) => text.startsWith('blocked 1.50 s'))).toBe(true);
    expect(words(picture).filter((text) => text.endsWith('late'))).toEqual(['1.50 s late', '1.00 s late', '0.50 s late']);
    const block = shapes(picture).find(({ look }) => look === 'blocked');
    expect(block?.shape === 'box' && block.width).toBeCloseTo(1.5 * picture.scale.perSecond, 3);
  });

  it('draws a bead for each event of a turn, in order', () => {
    const picture = pictureOf(scenario('two-things'), 680);
    const beads = picture.head.items
      .filter(({ kind }) => kind === 'turn' || kind === 'after')
      .flatMap((item) => item.shapes.filter((shape) => shape.seq && shape.look !== 'turn' && shape.look !== 'blocked'));
    expect(beads.map(({ seq }) => seq)).toEqual(
      scenario('two-things')
        .events.filter(({ kind }) => !kind.startsWith('turn.'))
        .map(({ seq }) => seq),
    );
    const places = beads.map((shape) => (shape.shape === 'line' ? shape.x1 : shape.x + (shape.shape === 'box' ? shape.width / 2 : 0)));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('has a thing in the document for each call, fetch, Deferred and line', () => {
    const picture = pictureOf(scenario('blocking-input'), 1400);
    const { fetches, chains, lines } = picture.frame.history;
    const ids = (row: string): number[] =>
      items(picture)
        .filter((item) => item.row === row)
        .map(({ id }) => id);
    expect(ids('fetches')).toEqual(fetches.map(({ id }) => id));
    expect(ids('chains')).toEqual(chains.map(({ id }) => id));
    expect(ids('console')).toEqual(lines.map(({ seq }) => seq));
  });

  it('gives way to counts where beads have no room', () => {
    const picture = pictureOf(scenario('blocking-input'), 320);
    expect(picture.scale.pitch).toBeLessThan(5);
    expect(words(picture)).toContain(String(picture.frame.history.turns[0]!.slots));
  });

  it('shows only the rows in view', () => {
    const picture = pictureOf(scenario('wait-for-all'), 680, { height: 160, scroll: 80 });
    expect(picture.rows.length).toBeLessThan(7);
    expect(picture.height).toBe(pictureOf(scenario('wait-for-all'), 680).height);
  });

  it('finds the event under the pointer', () => {
    const picture = pictureOf(scenario('timeout'), 1400);
    for (const { seq } of picture.frame.history.events) {
      for (const { x, y } of marksOf(picture, seq)) {
        const found = eventAt(picture, x, y);
        // Marks may stand upon each other; the one that is found is as near.
        expect(marksOf(picture, found).some((mark) => Math.abs(mark.x - x) < 4)).toBe(true);
      }
    }
  });
});

describe('ten thousand events', () => {
  const events = longTrace(10_000);
  const history = new History().grow(events);
  const { nameOf } = makeRecording('', 'virtual', events);
  const rows = rowsOf(history, nameOf);
  const draw = (zoom: number, offset: number): Picture =>
    layout({ history, rows, virtual: true, width: 680, view: { zoom, offset }, selected: 5000, nameOf });

  it('fold into blocks and rows', () => {
    const picture = draw(1, 0);
    expect(words(picture).some((text) => /^1,\d{3} turns$/.test(text))).toBe(true);
    expect(picture.rows.map(({ row }) => row.label)).toContain('tick');
    expect(picture.marks).toBeLessThan(2000);
    expect(picture.front.some(({ look }) => look === 'selectedBar')).toBe(true);
  });

  it('have names and counts that end before the plot', () => {
    const notes = new Set<string>();
    for (const width of widths) {
      const { labels, frame } = layout({ history, rows, virtual: true, width, view: whole, selected: 0, nameOf });
      for (const label of labels.filter(isText)) {
        expect(boxOf(label)[1], label.text).toBeLessThanOrEqual(frame.left);
        if (label.look === 'quietText') notes.add(label.text);
      }
    }
    expect([...notes].some((note) => /^\d,\d{3}×$/.test(note))).toBe(true);
  });

  it('are laid out in time for each frame', () => {
    draw(1, 0);
    for (const zoom of [1, 5, 40]) {
      const times = Array.from({ length: 21 }, (_, i) => {
        const from = performance.now();
        draw(zoom, ((zoom - 1) * 540 * i) / 21);
        return performance.now() - from;
      }).sort((a, b) => a - b);
      console.log(`10,000 events, zoom ${zoom}: laid out in ${times[10]!.toFixed(1)} ms (median), ${times[20]!.toFixed(1)} ms (longest)`);
      expect(times[10]).toBeLessThan(25);
    }
  });

  it('have every event in some view', () => {
    const { scale } = draw(80, 0);
    for (const seq of [2, 777, 5001, 9990]) {
      const { frame } = draw(80, scale.x(seq) - 200);
      expect(frame.first).toBeLessThanOrEqual(seq);
      expect(frame.last).toBeGreaterThanOrEqual(seq);
      expect(frame.last - frame.first).toBeLessThan(500);
    }
  });
});

describe('timelineSvg', () => {
  it('stands alone: colours, not tokens, and all rows', () => {
    const svg = timelineSvg({ ...scenario('blocking-input'), selected: 9 });
    expect(svg).not.toContain('var(');
    expect(svg).toContain('data-row="fetches"');
    expect(svg.match(/<g[ >]/g)!.length).toBe(svg.match(/<\/g>/g)!.length);
    expect(svg).toContain('#27489b');
  });

  it('escapes what the program said', () => {
    const events: TraceEvent[] = [{ seq: 1, time: 0, kind: 'printed', text: '<b>&"' }];
    expect(timelineSvg({ events, time: 'virtual', nameOf: String })).toContain('&lt;b&gt;&amp;&quot;');
  });
});
