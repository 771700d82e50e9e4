// The timeline's scale: events in order, time to scale, and views that keep what is under the pointer.
import type { TraceEvent } from 'ravel/create.js';
import { History } from '@web/model/timeline/history.js';
import { panBy, type Room, scaleOf, show, whole, zoomAbout, zoomTo } from '@web/model/timeline/view.js';
import { traceOfScenario as traceOf } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { longTrace } from './support/long_trace.js';

const rooms = (trace: TraceEvent[]): Room[] =>
  [true, false].flatMap((virtual) => [200, 560, 2900].map((width) => ({ history: new History().grow(trace), virtual, width, pitch: 9 })));

let traces: TraceEvent[][];
beforeAll(async () => {
  traces = [...(await Promise.all(programIds.map((id) => traceOf(id)))), longTrace(1500)];
});

describe('scale', () => {
  it('keeps the order of events, within its width', () => {
    for (const room of traces.flatMap(rooms)) {
      for (const zoom of [1, 7]) {
        const scale = scaleOf(room, zoom);
        let before = 0;
        for (const { seq, kind } of room.history.events) {
          const x = scale.x(seq);
          expect(x).toBeGreaterThanOrEqual(before - 1e-6);
          if (room.virtual && !kind.startsWith('turn.')) expect(x).toBeGreaterThan(before);
          before = x;
        }
        // Real time may need 3 px more for its last turn.
        expect(before).toBeLessThanOrEqual(scale.width + 3.001);
      }
    }
  });

  it('never lets a turn reach into the next', () => {
    for (const room of traces.flatMap(rooms)) {
      const scale = scaleOf(room, 1);
      room.history.turns.slice(1).forEach((_, i) => expect(scale.right(i)).toBeLessThanOrEqual(scale.left(i + 1) + 1e-6));
    }
  });

  it('finds the event at a place', () => {
    for (const room of traces.flatMap(rooms).filter(({ virtual }) => virtual)) {
      const scale = scaleOf(room, 2);
      for (const { seq, kind } of room.history.events) if (!kind.startsWith('turn.')) expect(scale.seqAt(scale.x(seq))).toBe(seq);
    }
  });

  it('shows idle time and blocked time alike to scale', async () => {
    const history = new History().grow(await traceOf('two-things'));
    const scale = scaleOf({ history, virtual: true, width: 800, pitch: 9 }, 1);
    // Idle from 3 to 8, and blocked from 8 to 10.
    const last = history.turns.findIndex(({ from }) => from === 8);
    expect(scale.left(last) - scale.right(last - 1)).toBeGreaterThan(5 * scale.perSecond);
    expect(scale.left(last) - scale.right(last - 1)).toBeLessThan(5 * scale.perSecond + 8);
    expect(scale.time(10) - scale.time(9)).toBeCloseTo(scale.perSecond, 0);
  });

  it('puts moments in order, and finds them again', () => {
    for (const room of traces.flatMap(rooms)) {
      const scale = scaleOf(room, 1);
      const { begin } = room.history;
      let before = -1;
      for (let i = 0; i <= 40; i += 1) {
        const moment = begin + ((scale.end - begin) * i) / 40;
        const x = scale.time(moment);
        expect(x).toBeGreaterThanOrEqual(before - 1e-6);
        before = x;
        if (scale.perSecond > 0 && scale.end > begin) expect(Math.abs(scale.momentAt(x) - moment)).toBeLessThan(12 / scale.perSecond);
      }
    }
  });

  it('makes a turn of real time at least 3 px wide where there is room', () => {
    const room = { history: new History().grow(traces[programIds.indexOf('fuse-chain')]!), virtual: false, width: 560, pitch: 9 };
    const scale = scaleOf(room, 1);
    expect(scale.right(3) - scale.left(3)).toBeCloseTo(3);
  });
});

describe('view', () => {
  const room = (): Room => ({ history: new History().grow(longTrace(4000)), virtual: true, width: 560, pitch: 9 });

  it('zooms about the pointer', () => {
    const all = room();
    const once = zoomAbout(all, whole, 6, 300);
    const before = scaleOf(all, 1).seqAt(300);
    expect(Math.abs(scaleOf(all, once.zoom).seqAt(once.offset + 300) - before)).toBeLessThanOrEqual(1);
    const back = zoomAbout(all, once, 1 / 6, 300);
    expect(back.zoom).toBeCloseTo(1);
    expect(back.offset).toBeCloseTo(0);
  });

  it('stays within the run', () => {
    const all = room();
    const near = zoomAbout(all, whole, 10, 0);
    expect(panBy(all, near, -500).offset).toBe(0);
    expect(panBy(all, near, 1e9).offset).toBeCloseTo(560 * 9);
    expect(zoomAbout(all, near, 1e-9, 30).zoom).toBe(1);
  });

  it('fills itself with a span', () => {
    const all = room();
    const from = scaleOf(all, 1).seqAt(200);
    const to = scaleOf(all, 1).seqAt(240);
    const view = zoomTo(all, whole, 200, 240);
    const scale = scaleOf(all, view.zoom);
    expect(Math.abs(scale.x(from) - view.offset)).toBeLessThan(40);
    expect(Math.abs(scale.x(to) - view.offset - 560)).toBeLessThan(60);
  });

  it('brings an event into view', () => {
    const all = room();
    const near = zoomAbout(all, whole, 10, 0);
    const view = show(all, near, 3900);
    const x = scaleOf(all, view.zoom).x(3900) - view.offset;
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(560);
    expect(show(all, view, 3900)).toBe(view);
  });
});
