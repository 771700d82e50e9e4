// The axis: its moments with their grid lines, and the flag of the selected event.
import { scaleLinear } from 'd3-scale';
import type { Seq } from '../trace/state.js';
import { type Frame, inView, xAt, xOf } from './frame.js';
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
  const taken: [number, number][] = [...flag.taken];
  const grid: Shape[] = [];
  const labels: Shape[] = [];
  for (const { moment, x, words } of ticks(frame)) {
    if (!inView(frame, x, x)) continue;
    if (x >= frame.left - 1 && x <= frame.right + 1) grid.push(line('grid', x, axisHeight - 4, x, bottom));
    const from = Math.max(frame.left, x + 4);
    const to = from + widthOf(words);
    if (to > frame.right + 12 || x < frame.left - 1 || taken.some(([a, b]) => from < b && a < to)) continue;
    labels.push(text('axisText', from, baseline, moment === history.begin ? `${words} s` : words));
    taken.push([from + widthOf(words) - Math.max(nearest, widthOf(words)) - 6, from + Math.max(nearest, widthOf(words) + 12)]);
  }
  return { grid, labels, playhead: flag.playhead, flag: flag.flag };
}

interface Tick {
  readonly moment: number;
  readonly x: number;
  readonly words: string;
}

/** Even moments of what is in view; where hardly any time passes, the moments of its turns. */
function ticks(frame: Frame): Tick[] {
  const { scale, left, right, offset, history } = frame;
  const from = scale.momentAt(offset);
  const to = Math.min(scale.end, scale.momentAt(offset + right - left));
  const axis = scaleLinear([from, to], [left, right]);
  const count = Math.max(2, Math.floor((right - left) / 90));
  const even = to > from ? axis.ticks(count) : [from];
  const words = to > from ? axis.tickFormat(count) : (moment: number) => moment.toFixed(3);
  const found = even.map((moment) => ({ moment, x: xAt(frame, moment), words: words(moment) }));
  if (found.filter(({ x }) => x >= left - 1 && x <= right).length >= 2) return found;
  const turns = history.turns.slice(Math.max(0, scale.turnAt(offset)), Math.max(0, scale.turnAt(offset)) + 40);
  return [...found, ...turns.map(({ from: moment }) => ({ moment, x: Math.max(left, xAt(frame, moment)), words: moment.toFixed(3) }))];
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
