// A row of calls: ring made, line, diamond due; with moves, cancelling, and lateness.
import { cut, type Frame, inView, RowDrawing, seconds, spaced, xAt, xOf } from './frame.js';
import { type Interval, short } from './place_texts.js';
import { type Item, line, type Shape, sign, signs } from './shapes.js';
import type { Call } from './types.js';

/** In real time a call is always a little late. */
const lateness = (frame: Frame): number => (frame.virtual ? 1e-6 : 0.01);

export function lateBy(frame: Frame, call: Call): number {
  if (!call.entered) return 0;
  const late = frame.history.timeOf(call.entered) - call.due;
  return late >= lateness(frame) ? late : 0;
}

export function callItem(frame: Frame, call: Call, y: number, label: string, drawing: RowDrawing): void {
  const { history } = frame;
  const made = xOf(frame, call.made);
  const due = Math.max(made, xAt(frame, call.due));
  const shapes: Shape[] = [];
  const words: string[] = [];
  let right = due;
  let inside: Interval[] = [[made + 6, due - 8]];
  let look: 'quietText' | 'failureText' = 'quietText';
  const late = lateBy(frame, call);
  if (call.entered) {
    const entered = xOf(frame, call.entered);
    right = entered;
    if (late > 0) {
      shapes.push(line('call', cut(frame, made), y, cut(frame, due), y), line('late', cut(frame, due), y, cut(frame, entered), y));
      if (due > made + 4) shapes.push(sign('wasDue', signs.diamond, due, y));
      inside = [[due + 6, entered - 8]];
      words.push(`${seconds(late)} late`);
      look = 'failureText';
    } else shapes.push(line('call', cut(frame, made), y, cut(frame, entered), y));
    shapes.push(sign('due', signs.diamond, entered, y, call.entered));
  } else if (call.cancelled) {
    const at = xOf(frame, call.cancelled);
    right = Math.max(at, due);
    inside = [[made + 6, at - 8]];
    shapes.push(line('call', cut(frame, made), y, cut(frame, at), y));
    if (due > at + 4) shapes.push(line('after', cut(frame, at), y, cut(frame, due), y), ...dueLater(frame, call.due, due, y));
    shapes.push(sign('cross', signs.cross, at, y, call.cancelled));
    words.push('cancelled');
  } else {
    const now = Math.max(made, Math.min(due, xOf(frame, history.count)));
    shapes.push(line('call', cut(frame, made), y, cut(frame, now), y));
    if (due > now) shapes.push(line('after', cut(frame, now), y, cut(frame, due), y));
    shapes.push(...dueLater(frame, call.due, due, y));
    words.push(`due at ${seconds(call.due)}`);
  }
  for (const move of call.moves) shapes.push(...moveShapes(frame, move, y));
  const moved = call.moves.at(-1);
  if (moved && !late) {
    words.unshift(`moved from ${moved.from.toFixed(2)} to ${seconds(moved.to)}`, 'moved');
    const [was, is] = [xAt(frame, moved.from), xAt(frame, moved.to)];
    inside = [
      [made + 6, Math.min(was, xOf(frame, call.moves[0]!.seq)) - 8],
      [Math.min(was, is) + 14, Math.max(was, is) - 14],
    ];
  }
  // The whole name, where the label has none of it.
  if (words.length === 0 && label !== short(label, frame.letters)) words.push(label);
  if (inView(frame, made, right)) {
    shapes.unshift(sign('ring', signs.ring, made, y, call.made));
    drawing.taken.push([made - 5, right + 5]);
    if (words.length > 0)
      drawing.wanted.push({
        words,
        look,
        left: made - 2,
        right: right + 2,
        seq: call.made,
        inside,
      });
    drawing.items.push({ row: 'calls', id: call.id, kind: 'call', title: titleOf(call, late, frame), shapes });
  }
}

/** A hollow diamond at its moment, or an arrow where that lies further on than the run is shown. */
function dueLater(frame: Frame, moment: number, x: number, y: number): Shape[] {
  return moment > frame.scale.end ? [sign('moved', signs.arrow, x, y)] : [sign('wasDue', signs.diamond, x, y)];
}

function moveShapes(frame: Frame, { seq, from, to }: Call['moves'][number], y: number): Shape[] {
  const at = xOf(frame, seq);
  const a = Math.max(at, xAt(frame, from));
  const b = Math.max(at, xAt(frame, to));
  const shapes: Shape[] = [line('movedAt', at, y - 5, at, y + 5, seq)];
  if (!inView(frame, Math.min(a, b), Math.max(a, b)) || Math.abs(b - a) < 6) return shapes;
  const way = b > a ? 1 : -1;
  const end = b - way * 3 - a;
  shapes.push(
    sign('moved', `M0 -4C${way * 12} -13 ${end - way * 12} -13 ${end} -5`, a, y),
    sign('due', `M${end + way * 2.5} -4L${end - way * 3.5} -6.5L${end - way * 0.5} -10Z`, a, y),
    sign('wasDue', signs.diamond, a, y),
  );
  return shapes;
}

const titleOf = (call: Call, late: number, frame: Frame): string => {
  const name = frame.nameOf(call.id) || call.name;
  const fate = call.cancelled ? 'cancelled' : late ? `${seconds(late)} late` : call.entered ? '' : 'not called yet';
  return [`${name}, due at ${seconds(call.due)}`, fate].filter(Boolean).join(', ');
};

/** Many calls in one row: their rings and diamonds, as far as they can be told apart. */
export function foldedCalls(frame: Frame, calls: readonly Call[], y: number): Item[] {
  const rings = spaced();
  const crowded = calls.length * 14 > frame.right - frame.left;
  const diamonds = spaced();
  const shapes: Shape[] = [];
  let from = Infinity;
  let to = -Infinity;
  for (const call of calls) {
    const made = xOf(frame, call.made);
    const end = call.entered || call.cancelled;
    const x = end ? xOf(frame, end) : made;
    from = Math.min(from, made);
    to = Math.max(to, x);
    if (!crowded && inView(frame, made, made) && rings(made)) shapes.push(sign('ring', signs.smallRing, made, y, call.made));
    if (!end || !inView(frame, x, x) || !diamonds(x)) continue;
    const late = lateBy(frame, call) > 0;
    shapes.push(
      call.cancelled
        ? sign('cross', signs.smallCross, x, y, end)
        : sign(late ? 'failure' : 'due', crowded ? signs.smallDiamond : signs.beadDiamond, x, y, end),
    );
  }
  if (from > to) return [];
  return [
    { row: 'calls', id: calls[0]!.id, kind: 'calls', title: '', shapes: [line('call', cut(frame, from), y, cut(frame, to), y), ...shapes] },
  ];
}
