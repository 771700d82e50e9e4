// Values and Failures in words, short enough for a sentence.
import { type Segment, code, failure, say } from './segments.js';
import type { Carried } from './state.js';

const nothing = '(nothing)';
const longest = 60;

/** The beginning of a long text, on one line. */
export function shortened(text: string, length = longest): string {
  const line = text
    .slice(0, 10 * length)
    .replace(/\s*\n\s*/g, ' ⏎ ')
    .trimEnd();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** "Failure timed out", "nothing", or the value. */
export function carriedWords({ lane, text }: Carried): Segment[] {
  if (lane === 'errback') return say`Failure ${failure(shortened(text || 'without a message'))}`;
  if (text === nothing) return say`nothing`;
  return [code(text === '' ? "''" : shortened(text))];
}
