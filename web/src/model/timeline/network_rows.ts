// Rows of fetches and connections.
import { cut, type Frame, inView, type RowDrawing, seconds, spaced, xAt, xOf } from './frame.js';
import { short } from './place_texts.js';
import { shortened } from '../trace/value_words.js';
import type { Seq } from '../trace/state.js';
import { box, line, type Shape, sign, signs, text, widthOf } from './shapes.js';
import { nameOfUrl } from './rows.js';
import type { Connection, Fetch } from './types.js';

const half = 6;

/** Outline waits, filled reads, hatched is answered but not read yet, a cross is cancelled. */
export function fetchItem(frame: Frame, fetch: Fetch, y: number, drawing: RowDrawing): void {
  const { history } = frame;
  const begun = xOf(frame, fetch.begun);
  const first = fetch.data[0] ?? fetch.ended;
  const ended = xOf(frame, fetch.ended || history.count);
  const read = first ? Math.max(begun, xOf(frame, first)) : ended;
  if (!inView(frame, begun, ended)) return;
  const shapes: Shape[] = [];
  const bar = (look: 'waits' | 'reads' | 'answered', from: number, to: number, seq = 0): void => {
    const a = cut(frame, from);
    shapes.push(box(look, a, y - half, Math.max(look === 'reads' ? 3 : 1, cut(frame, to) - a), 2 * half, 2, seq));
  };
  const answer = fetch.answers[0];
  const late = answer?.entered ? history.timeOf(answer.entered) - answer.due : 0;
  const answered = answer && late > (frame.virtual ? 1e-6 : 0.01) ? Math.max(begun, xAt(frame, answer.due)) : read;
  bar('waits', begun, answered, fetch.begun);
  if (answered < read) bar('answered', answered, read);
  const words: string[] = [];
  if (fetch.outcome === 'done') {
    bar('reads', Math.min(read, ended - 3), ended + 1.5, fetch.ended);
    if (late > 0.005 && answer) words.push(`answered at ${answer.due.toFixed(2)}, read at ${seconds(history.timeOf(first))}`);
  } else if (fetch.outcome !== 'waits') {
    if (fetch.data.length > 0) bar('reads', read, ended);
    const aborted = fetch.outcome === 'aborted';
    shapes.push(sign(aborted ? 'cross' : 'beadFailed', signs.cross, ended, y, fetch.ended));
    words.push(aborted ? 'cancelled' : fetch.text || 'failed');
  } else words.push('no answer yet');
  const name = nameOfUrl(fetch.url);
  if (words.length === 0 && name !== short(name, frame.letters)) words.push(name);
  drawing.taken.push([begun - 2, ended + 6]);
  if (words.length > 0) {
    const look = fetch.outcome === 'failed' ? 'failureText' : 'quietText';
    drawing.wanted.push({ words, look, left: begun, right: ended + 4, seq: fetch.begun });
  }
  drawing.items.push({ row: 'fetches', id: fetch.id, kind: fetch.outcome, title: `${fetch.url}: ${words[0] ?? fetch.outcome}`, shapes });
}

/** A line while it is open, a bar for each piece that arrived, a cross bar where it was closed. */
export function connectionItem(frame: Frame, end: Connection, y: number, drawing: RowDrawing): void {
  const { history } = frame;
  const opened = xOf(frame, end.opened);
  const closed = xOf(frame, end.closed || frame.history.count);
  if (!inView(frame, opened, closed)) return;
  const apart = spaced();
  const shapes: Shape[] = [
    sign('ring', signs.ring, opened, y, end.opened),
    line('call', cut(frame, opened + 3.5), y, cut(frame, closed), y),
  ];
  for (const seq of end.data) {
    const x = xOf(frame, seq);
    if (inView(frame, x, x) && apart(x)) shapes.push(box('reads', x - 2, y - half, 4, 2 * half, 1, seq));
  }
  for (const seq of end.dropped) {
    const x = xOf(frame, seq);
    if (inView(frame, x, x)) shapes.push(sign('beadFailed', signs.cross, x, y, seq));
  }
  if (end.closed) shapes.push(line('endInk', closed, y - 7, closed, y + 7, end.closed));
  drawing.taken.push([opened - 5, closed + 5]);
  end.data.forEach((seq, i) => shapes.push(...pieceText(frame, seq, xOf(frame, end.data[i + 1] || end.closed || history.count), y)));
  const words = end.closed ? 'closed' : 'open';
  const name = frame.nameOf(end.id);
  drawing.items.push({
    row: 'connections',
    id: end.id,
    kind: end.closed ? 'closed' : 'open',
    title: `${name}, ${words}`,
    shapes,
  });
}

/** What arrived, behind its bar, as far as there is room before the next. */
function pieceText(frame: Frame, seq: Seq, next: number, y: number): Shape[] {
  const x = xOf(frame, seq);
  const piece = shortened(frame.history.events[seq - 1]?.text ?? '');
  const words = [short(piece, 24), short(piece, 9)].find((candidate) => candidate !== '' && widthOf(candidate) + 12 <= next - x);
  if (!words || !inView(frame, x, x)) return [];
  return [box('plate', x + 4, y - 7.5, widthOf(words) + 4, 15, 3, seq), text('plainText', x + 6, y + 4, words, 'start', seq)];
}
