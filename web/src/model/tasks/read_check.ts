// The shape of a check: which one it is, its first word says.
// Read by the build, which does not know 'ravel' by its name.
import { traceKinds } from '../../../../build/wasm/ravel/trace_kinds.js';
import {
  type Fields,
  Misshapen,
  type Shape,
  anyText,
  either,
  fits,
  fromOne,
  isObject,
  list,
  oneOf,
  record,
  seconds,
  text,
  whole,
  yes,
} from './shapes.js';

const match = either(
  'a text, or one of { "starts" }, { "ends" }, { "contains" },',
  text,
  record({ starts: text }),
  record({ ends: text }),
  record({ contains: text }),
);
const value = either('a text, or a part of one', anyText, match);
const atLeast = record({ atLeast: whole }, { atMost: whole });
const howMany = either('a number, or { "atLeast", "atMost" },', whole, atLeast, record({ atMost: whole }));
const which = either('a number, { "atLeast", "atMost" } or a list of names', howMany, list(text, 0));
const kind = oneOf(...traceKinds);
const inPair = either('a function’s name or { "line" }', text, record({ line: match }));
const where = record({}, { name: value, function: value, text: value, lane: oneOf('callback', 'errback'), pair: whole, at: seconds });

const outLine: Shape = (item, at) => {
  if (!Array.isArray(item)) return anyText(item, at);
  if (item.length !== 2) throw new Misshapen(at, 'a text or [time, text] is wanted');
  seconds(item[0], `${at}[0]`);
  anyText(item[1], `${at}[1]`);
};

export const allow = list(oneOf('errors', 'unhandled'));

/** By first word: what must be there, and what may. */
const checks: Record<string, [needed: Fields, free?: Fields]> = {
  at: [{ at: match, is: either('a time or a list of times', seconds, list(seconds)) }],
  turn: [{ turn: match, is: whole }],
  sameTurn: [{ sameTurn: list(match, 2) }],
  line: [
    { line: match },
    {
      absent: yes,
      times: howMany,
      place: either('a place from 1, several, "first" or "last"', fromOne, list(fromOne), oneOf('first', 'last')),
    },
  ],
  out: [{ out: list(outLine, 0) }, { after: seconds }],
  lines: [{ lines: howMany }],
  before: [{ before: list(match, 2) }, { strictly: yes }],
  asked: [{ asked: match }, { in: match, place: fromOne }],
  end: [{ end: fits(/^(idle|stop)@\d+(\.\d{1,3})?$/, 'an end like "idle@1.0" or "stop@1.0"') }],
  count: [
    { count: kind, is: howMany },
    { where, in: match },
  ],
  times: [{ times: kind, is: list(seconds, 0) }, { where }],
  each: [{ each: kind, has: where }, { where }],
  pending: [{ pending: whole }],
  pair: [{ pair: inPair, after: inPair }, { chain: match }],
  entered: [{ entered: text, chain: match }, { absent: yes }],
  tests: [{ tests: record({}, { count: howMany, passed: which, failed: which, checks: whole }) }],
  occurs: [{ occurs: list(match) }],
  code: [{ code: text }, { absent: yes }],
};

const after = record({ at: match, after: match, by: seconds }, { say: text });

export const checkShape: Shape = (check, at) => {
  if (!isObject(check)) throw new Misshapen(at, `a check is wanted, not ${JSON.stringify(check)}`);
  if ('at' in check && 'after' in check) return after(check, at);
  const word = Object.keys(checks).find((name) => name in check);
  if (!word)
    throw new Misshapen(
      at,
      `no check has ${Object.keys(check).join(', ') || 'nothing in it'}; the checks: ${Object.keys(checks).join(', ')}`,
    );
  const [needed, free] = checks[word]!;
  record(needed, { ...free, say: text })(check, at);
  demandSense(word, check, at);
};

function demandSense(word: string, check: Record<string, unknown>, at: string): void {
  if (word === 'asked' && 'in' in check === 'place' in check) throw new Misshapen(at, '“asked” goes with either “in” or “place”');
  if (word === 'line' && 'absent' in check && ('times' in check || 'place' in check)) {
    throw new Misshapen(at, 'a line that is absent has no place');
  }
  if (word === 'pair' && typeof check.pair === 'string' && typeof check.after === 'string' && !('chain' in check)) {
    throw new Misshapen(at, 'of which chain? Name a line it prints, in “chain”');
  }
}
