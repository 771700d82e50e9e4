// The row of turns: boxes with a bead for each event, counts where beads have no room, blocks where boxes have none.
import type { Seq } from '../trace/state.js';
import { bead } from './beads.js';
import { cut, type Frame, inView, seconds, xOf } from './frame.js';
import { box, type Item, line, type Shape, sign, signs, text, widthOf } from './shapes.js';
import type { Block, Turn } from './types.js';

const half = 10;
/** Beads give way to a count below. */
export const smallestPitch = 5;
const nearest = 6;

/** Where something blocked, across. */
export function blockSpan(frame: Pick<Frame, 'scale' | 'left' | 'offset' | 'virtual'>, block: Block): [from: number, to: number] {
  const { scale, left, offset, virtual } = frame;
  const from = virtual ? xOf(frame, block.seq) + scale.pitch / 2 : left - offset + scale.time(block.from);
  return [from, from + Math.max(virtual ? 0 : 3, (block.to - block.from) * scale.perSecond)];
}

/** The turns that can be seen, by their index. */
export function turnsInView({ scale, history, left, right, offset }: Frame): [from: number, to: number] {
  const from = Math.max(0, scale.turnAt(offset));
  return [from, Math.min(history.turns.length - 1, scale.turnAt(offset + right - left))];
}

export function turnRow(frame: Frame, y: number): Item[] {
  const { history, scale, left, offset } = frame;
  if (history.turns.length === 0) return [];
  const [from, to] = turnsInView(frame);
  const items: Item[] = [idleLine(frame, y)];
  const most = Math.log1p(history.count);
  let crowd: Crowd | undefined;
  for (let i = from; i <= to;) {
    let end = i;
    while (end < to && scale.left(end + 1) - scale.left(end) < nearest && widthLeft(frame, i, end + 1) < 24) end += 1;
    const x = left - offset + scale.left(i);
    const right = left - offset + scale.right(end);
    if (end > i) {
      items.push(manyTurns(frame, i, end, x, right, y, most));
      crowd = crowd ? { ...crowd, to: right, turns: crowd.turns + end - i + 1 } : { from: x, to: right, turns: end - i + 1, first: i };
    } else {
      items.push(...crowdText(frame, crowd, y));
      crowd = undefined;
    }
    if (end === i) items.push(oneTurn(frame, history.turns[i]!, i, x, right, y));
    if (end === i && i < to) items.push(...idleText(frame, right, left - offset + scale.left(i + 1), i, y));
    i = end + 1;
  }
  return [...items, ...crowdText(frame, crowd, y)];
}

const widthLeft = ({ scale }: Frame, from: number, to: number): number => scale.right(to) - scale.left(from);

function idleLine(frame: Frame, y: number): Item {
  const { left, offset, scale } = frame;
  return {
    row: 'turns',
    id: 0,
    kind: 'idle',
    title: '',
    shapes: [line('idle', cut(frame, left - offset), y, cut(frame, left - offset + scale.width), y)],
  };
}

function idleText(frame: Frame, from: number, to: number, index: number, y: number): Item[] {
  const { turns } = frame.history;
  const length = turns[index + 1]!.from - turns[index]!.to;
  const a = Math.max(from, frame.left);
  const b = Math.min(to, frame.right);
  const words = [`idle ${seconds(length)}`, seconds(length)].find((candidate) => widthOf(candidate) + 20 <= b - a);
  if (length <= 0 || !words) return [];
  const width = widthOf(words) + 8;
  const x = (a + b) / 2;
  return [
    {
      row: 'turns',
      id: turns[index]!.number,
      kind: 'gap',
      title: '',
      shapes: [box('plate', x - width / 2, y - 7, width, 14), text('quietText', x, y + 4, words, 'middle')],
    },
  ];
}

/** Blocks of many turns side by side. */
interface Crowd {
  readonly from: number;
  readonly to: number;
  readonly turns: number;
  readonly first: number;
}

function crowdText({ left, right }: Frame, crowd: Crowd | undefined, y: number): Item[] {
  if (!crowd) return [];
  const from = Math.max(crowd.from, left);
  const to = Math.min(crowd.to, right);
  const words = `${crowd.turns.toLocaleString('en')} turns`;
  const width = widthOf(words) + 12;
  const x = (from + to) / 2;
  if (to - from < width + 40) return [];
  return [
    {
      row: 'turns',
      id: crowd.first,
      kind: 'count',
      title: '',
      shapes: [box('plate', x - width / 2, y - 7.5, width, 15, 4), text('countText', x, y + 4, words, 'middle')],
    },
  ];
}

const nameOf = ({ number }: Turn): string => (number === 0 ? 'The script' : `Turn ${number}`);
const countOf = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

function manyTurns(frame: Frame, from: number, to: number, x: number, right: number, y: number, most: number): Item {
  const { turns } = frame.history;
  const events = turns[to]!.last - turns[from]!.first + 1;
  const tall = 6 + (14 * Math.log1p(events)) / most;
  const title = `${countOf(to - from + 1, 'turn')}, ${countOf(events, 'event')}`;
  const shapes: Shape[] = [box('many', x, y - tall / 2, Math.max(2, right - x), tall, 1, turns[from]!.first)];
  for (let i = from; i <= to; i += 1) shapes.push(...blocksOf(frame, turns[i]!, y));
  return { row: 'turns', id: turns[from]!.number, kind: 'turns', title, shapes };
}

function oneTurn(frame: Frame, turn: Turn, index: number, x: number, right: number, y: number): Item {
  const { virtual, scale } = frame;
  const events = turn.last - turn.first + 1;
  const shapes: Shape[] = [];
  const beaded = scale.pitch >= smallestPitch;
  if (turn.boxed) {
    const from = cut(frame, x);
    const width = Math.max(2, cut(frame, right) - from);
    const look = virtual && right - x >= 4 ? 'turn' : 'busy';
    shapes.push(box(look, from, y - half, width, 2 * half, look === 'turn' ? Math.min(4, width / 3) : 1.5, turn.first));
    if (!beaded && look === 'turn') shapes.push(...countIn(frame, turn, x, right, y));
  }
  shapes.push(...blocksOf(frame, turn, y));
  if (beaded) shapes.push(...beadsOf(frame, turn, index, y));
  return {
    row: 'turns',
    id: turn.number,
    kind: turn.boxed ? 'turn' : 'after',
    title: `${nameOf(turn)}, ${countOf(events, 'event')}`,
    shapes,
  };
}

function countIn(frame: Frame, turn: Turn, x: number, right: number, y: number): Shape[] {
  const from = Math.max(x, frame.left);
  const to = Math.min(right, frame.right);
  const words = turn.slots.toLocaleString('en');
  if (turn.blocks.length > 0 || widthOf(words) + 6 > to - from) return [];
  return [text('countText', (from + to) / 2, y + 4, words, 'middle')];
}

function beadsOf(frame: Frame, turn: Turn, index: number, y: number): Shape[] {
  const { history, scale, left, offset, first, last } = frame;
  const shapes: Shape[] = [];
  for (let seq = Math.max(turn.first, first); seq <= Math.min(turn.last, last); seq += 1) {
    const event = history.events[seq - 1]!;
    if (event.kind === 'turn.begun' || event.kind === 'turn.ended') continue;
    shapes.push(bead(event, left - offset + scale.xIn(index, seq), y, scale.pitch));
  }
  return shapes;
}

function blocksOf(frame: Frame, turn: Turn, y: number): Shape[] {
  return turn.blocks.flatMap((block) => {
    const [from, to] = blockSpan(frame, block);
    if (!inView(frame, from, to)) return [];
    const a = cut(frame, from);
    const b = cut(frame, to);
    return [
      box('blocked', a, y - half, Math.max(2, b - a), 2 * half, 1.5, block.seq),
      ...blockText(frame, block, Math.max(a, frame.left), Math.min(b, frame.right), y),
    ];
  });
}

/** "blocked 1.50 s by light, L8". */
export function blockWords({ from, to, culprit, line: at }: Block): string[] {
  const length = `blocked ${seconds(to - from)}`;
  const by = culprit ? `${length} by ${culprit}` : length;
  return [at ? `${by}, L${at}` : by, by, length, seconds(to - from)];
}

function blockText(_frame: Frame, block: Block, from: number, to: number, y: number): Shape[] {
  const words = blockWords(block).find((candidate) => widthOf(candidate) + 18 <= to - from);
  if (!words) return [];
  const width = widthOf(words) + 10;
  const x = (from + to) / 2;
  return [box('blockedPlate', x - width / 2, y - 7.5, width, 15, 4), text('failureText', x, y + 4, words, 'middle')];
}

/** The selected event in its turn: always drawn, by itself. */
export function selectedBead(frame: Frame, seq: Seq, y: number): Shape[] {
  if (seq === 0 || seq > frame.history.count) return [];
  const x = xOf(frame, seq);
  return inView(frame, x, x) ? [box('selectedBar', x - 3.5, y - 7, 7, 14, 2, seq)] : [];
}

/** What must not get lost among many: nobody took the Failure, or something was cancelled. */
export function alwaysDrawn(frame: Frame, y: number): Shape[] {
  const { history } = frame;
  const [from, to] = turnsInView(frame);
  if ((to - from) * 8 < frame.right - frame.left) return [];
  const seen = new Set<number>();
  return history.chains.flatMap(({ unhandled, cancelled }) => {
    const seq = unhandled || cancelled;
    if (!seq) return [];
    const x = xOf(frame, seq);
    const at = Math.round(x / 6);
    if (!inView(frame, x, x) || seen.has(at)) return [];
    seen.add(at);
    return [unhandled ? sign('failure', signs.burst, x, y, seq) : sign('cross', signs.smallCross, x, y, seq)];
  });
}
