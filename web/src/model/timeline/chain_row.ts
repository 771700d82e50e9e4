// A row of Deferreds: dots until fired, bars for what it carries, stripes while it waits, and how it ended.
import { cut, type Frame, inView, type RowDrawing, spaced, xOf } from './frame.js';
import { type Interval, short } from './place_texts.js';
import { box, type Item, line, type Shape, sign, signs, text, widthOf } from './shapes.js';
import type { Chain, Span } from './types.js';

const half = 6;

export function chainItem(frame: Frame, chain: Chain, y: number, drawing: RowDrawing): void {
  const { history } = frame;
  const made = xOf(frame, chain.made);
  const last = xOf(frame, Math.max(chain.last, chain.unhandled));
  const now = xOf(frame, history.count);
  const waiting = !chain.fired || chain.spans.at(-1)?.to === 0;
  const right = waiting ? now : last;
  if (!inView(frame, made, right + 12)) return;
  const fired = chain.spans[0] ? xOf(frame, chain.spans[0].from) : now;
  const shapes: Shape[] = [];
  if (fired > made + 4) shapes.push(line('notFired', cut(frame, made + 4), y, cut(frame, fired), y));
  let end = made;
  chain.spans.forEach((span, i) => {
    const next = chain.spans[i + 1];
    end = Math.max(end, spanShapes(frame, span, next ? xOf(frame, next.from) : Infinity, y, shapes));
  });
  if (chain.cancelled) shapes.push(sign('cross', signs.smallCross, xOf(frame, chain.cancelled), y, chain.cancelled));
  let inside: Interval = [made + 8, fired - 8];
  if (chain.unhandled) {
    const burst = Math.max(end + 9, xOf(frame, chain.unhandled));
    if (burst > end + 9) shapes.push(line('restsFailure', cut(frame, end), y, cut(frame, burst), y));
    inside = [end + 4, burst - 10];
    end = burst;
    shapes.push(sign('failure', signs.burst, end, y, chain.unhandled), sign('onFailure', signs.shriek, end, y));
    end += 8;
  } else if (!waiting) shapes.push(line(chain.lane === 'callback' ? 'endValue' : 'endFailure', end, y - 8, end, y + 8, chain.last));
  else end = Math.max(end, now);
  shapes.push(sign('ring', signs.ring, made, y, chain.made));
  const name = frame.nameOf(chain.id);
  const ending = endWords(chain);
  // The whole name, where the label has not all of it.
  const words = ending.length > 0 || name === short(name, frame.letters) ? ending : [name];
  drawing.taken.push([made - 5, end + 4]);
  if (words.length > 0) {
    const look = waiting || ending.length === 0 ? 'quietText' : chain.lane === 'callback' ? 'valueText' : 'failureText';
    drawing.wanted.push({
      words,
      look,
      left: made - 2,
      right: end + 1,
      seq: chain.made,
      inside: chain.unhandled || !chain.fired ? [inside] : [],
    });
  }
  drawing.items.push({
    row: 'chains',
    id: chain.id,
    kind: kindOf(chain, waiting),
    title: `${frame.nameOf(chain.id)}: ${words[0] ?? 'done'}`,
    shapes,
  });
}

const kindOf = (chain: Chain, waiting: boolean): string =>
  chain.unhandled ? 'unhandled' : !chain.fired ? 'not fired' : waiting ? 'waits' : chain.lane === 'callback' ? 'value' : 'failure';

function endWords(chain: Chain): string[] {
  if (chain.unhandled) return [`unhandled ${short(chain.text, 24)}`, 'unhandled'];
  if (!chain.fired) return ['not fired'];
  const open = chain.spans.at(-1);
  if (open?.to === 0) return [open.kind === 'waits' ? 'still waits' : 'paused'];
  if (chain.text === '(nothing)' || chain.text === '') return [];
  return [short(chain.text, 28), short(chain.text, 12)];
}

/** Draws one span and gives where it ends. `next`: where the one after it begins. */
function spanShapes(frame: Frame, span: Span, next: number, y: number, shapes: Shape[]): number {
  const from = xOf(frame, span.from);
  const natural = span.to === 0 ? xOf(frame, frame.history.count) : xOf(frame, span.to);
  // Wide enough to be seen, as far as there is room.
  const to = Math.max(natural, Math.min(from + (span.kind === 'rests' ? 0 : 10), Math.max(from + 3, next)));
  if (!inView(frame, from, to)) return to;
  const a = cut(frame, from);
  const b = cut(frame, to);
  const value = span.lane === 'callback';
  if (span.kind === 'rests') shapes.push(line(value ? 'restsValue' : 'restsFailure', a, y, b, y));
  else if (span.kind === 'runs') shapes.push(box(value ? 'runsValue' : 'runsFailure', a, y - half, b - a, 2 * half, 2, span.from));
  else {
    shapes.push(box('waitsFor', a, y - half, b - a, 2 * half, 0, span.from));
    shapes.push(...waitsText(frame, span, Math.max(a, frame.left), Math.min(b, frame.right), y));
  }
  return to;
}

function waitsText(frame: Frame, span: Span, from: number, to: number, y: number): Shape[] {
  const name = span.other ? frame.nameOf(span.other) : '';
  const candidates = span.kind === 'paused' ? ['paused'] : [`waits for ${short(name, 20)}`, 'waits'];
  const words = candidates.find((candidate) => widthOf(candidate) + 22 <= to - from);
  if (!words) return [];
  const width = widthOf(words) + 8;
  const x = (from + to) / 2;
  return [box('plate', x - width / 2, y - 7.5, width, 15, 3), text('waitsText', x, y + 4, words, 'middle')];
}

/** Many Deferreds in one row: when each was fired, as far as they can be told apart. */
export function foldedChains(frame: Frame, chains: readonly Chain[], y: number): Item[] {
  const apart = { made: spaced(), value: spaced(), failure: spaced(), unhandled: spaced() };
  const crowded = chains.length * 10 > frame.right - frame.left;
  const shapes: Shape[] = [];
  for (const { made, fired, unhandled, spans } of chains) {
    const from = xOf(frame, made);
    if (inView(frame, from, from) && apart.made(from))
      shapes.push(sign('ring', crowded ? signs.tinyRing : signs.smallRing, from, crowded ? y - 6 : y, made));
    if (!fired) continue;
    const x = xOf(frame, fired);
    const failed = spans[0]?.lane === 'errback';
    if (inView(frame, x, x) && apart[failed ? 'failure' : 'value'](x))
      shapes.push(
        failed
          ? sign('failure', signs.beadDiamond, x, crowded ? y + 3 : y, fired)
          : box('value', x - 1, crowded ? y - 1 : y - half, crowded ? 2 : 3, crowded ? 8 : 2 * half, 1, fired),
      );
    if (!unhandled) continue;
    const burst = xOf(frame, unhandled);
    if (inView(frame, burst, burst) && apart.unhandled(burst))
      shapes.push(sign('failure', signs.burst, burst, y, unhandled), sign('onFailure', signs.shriek, burst, y));
  }
  return shapes.length > 0 ? [{ row: 'chains', id: chains[0]!.id, kind: 'chains', title: '', shapes }] : [];
}
