// The axis: its moments with their grid lines, and the flag of the selected event.
import { scaleLinear } from 'd3-scale';
import type { Seq } from '../trace/state.js';
import { type Frame, xAt, xOf } from './frame.js';
import { axisHeight } from './measures.js';
import { box, line, type Shape, sign, text, widthOf } from './shapes.js';

const baseline = 16;
/** Labels nearer than this to another, or to the flag, are dropped. */
const nearest = 34;

export interface Axis {
  /** Behind everything, from the axis down. */
  readonly grid: Shape[];
  readonly labels: Shape[];
  /** Over everything. */
  readonly playhead: Shape[];
  readonly flag: Shape[];
}

export function axisOf(frame: Frame, bottom: number): Axis {
  const { selected, history } = frame;
  const shown = selected > 0 && selected <= history.count;
  const flag = shown ? flagShapes(frame, selected, bottom) : { playhead: [], flag: [], taken: [] };
  const grid: Shape[] = [];
  const labels: Shape[] = [];
  for (const { moment, x, words, room } of fitting(frame, flag.taken)) {
    grid.push(line('grid', x, axisHeight - 4, x, bottom));
    if (room) labels.push(text('axisText', Math.max(frame.left, x + 4), baseline, moment === history.begin ? `${words} s` : words));
  }
  return { grid, labels, playhead: flag.playhead, flag: flag.flag };
}

interface Tick {
  readonly moment: number;
  readonly x: number;
  readonly words: string;
}

interface Label extends Tick {
  readonly room: boolean;
}

/** The finest moments of which most labels find room; where the flag stands, none does. */
function fitting(frame: Frame, flag: readonly (readonly [number, number])[]): Label[] {
  const width = frame.right - frame.left;
  let labels: Label[] = [];
  for (const apart of [80, 130, 210]) {
    labels = withRoom(frame, ticks(frame, Math.max(2, Math.floor(width / apart))), flag);
    const without = labels.filter(({ room, x }) => !room && !flag.some(([a, b]) => x + nearest > a && x < b)).length;
    if (without <= labels.length / 4) break;
  }
  return labels;
}

function withRoom(frame: Frame, all: readonly Tick[], flag: readonly (readonly [number, number])[]): Label[] {
  const taken = [...flag];
  const inside = all.filter(({ x }) => x >= frame.left - 1 && x <= frame.right + 1);
  return inside.map((tick) => {
    const from = Math.max(frame.left, tick.x + 4);
    const to = from + widthOf(tick.words) + (tick.moment === frame.history.begin ? 14 : 0);
    const room = to <= frame.right + 12 && !taken.some(([a, b]) => from < b && a < to);
    if (room) taken.push([from - 6, Math.max(from + nearest, to + 12)]);
    return { ...tick, room };
  });
}

/** About `count` even moments of what is in view; where hardly any time passes, the moments of its turns. */
function ticks(frame: Frame, count: number): Tick[] {
  const { scale, left, right, offset, history } = frame;
  const from = scale.momentAt(offset);
  const to = Math.min(scale.end, scale.momentAt(offset + right - left));
  const axis = scaleLinear([from, to], [left, right]);
  const even = to > from ? axis.ticks(count) : [from];
  const words = to > from ? axis.tickFormat(count) : (moment: number) => moment.toFixed(3);
  const found = even.map((moment) => ({ moment, x: xAt(frame, moment), words: words(moment) }));
  if (found.filter(({ x }) => x >= left - 1 && x <= right).length >= 2) return found;
  const first = Math.max(0, scale.turnAt(offset));
  const turns = history.turns.slice(first, first + 40);
  const more = turns.map(({ from: moment }) => ({ moment, x: Math.max(left, xAt(frame, moment)), words: moment.toFixed(3) }));
  return [...found, ...more].sort((a, b) => a.x - b.x);
}

const number = (seq: Seq): string => String(seq);

function flagShapes(frame: Frame, selected: Seq, bottom: number): { playhead: Shape[]; flag: Shape[]; taken: [number, number][] } {
  const x = xOf(frame, selected);
  if (x < frame.left - 2 || x > frame.right + 2) return { playhead: [], flag: [], taken: [] };
  const words = number(selected);
  const width = Math.max(24, widthOf(words) + 10);
  const at = Math.max(frame.left - 8 + width / 2, Math.min(frame.right + 8 - width / 2, x));
  const time = `${frame.history.timeOf(selected).toFixed(3)} s`;
  const room = at + width / 2 + 6 + widthOf(time) <= frame.right + 10;
  const from = room ? at + width / 2 + 6 : at - width / 2 - 6 - widthOf(time);
  const fits = room || from >= frame.left - 8;
  return {
    playhead: [line('playhead', x, 21, x, bottom)],
    flag: [
      sign('flag', 'M-4 0H4L0 5Z', x, 20.5),
      box('flag', at - width / 2, 4, width, 17, 4, selected),
      text('flagText', at, baseline, words, 'middle', selected),
      ...(fits ? [text('nowText', from, baseline, time)] : []),
    ],
    taken: [
      [
        Math.min(at - width / 2 - 10, x - nearest, fits ? from - 10 : x),
        Math.max(at + width / 2 + 10, fits ? from + widthOf(time) + 10 : x),
      ],
    ],
  };
}
