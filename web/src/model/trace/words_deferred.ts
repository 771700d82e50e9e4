// Sentences for what happens to Deferreds.
import type { TraceEvent } from 'ravel/create.js';
import { functionName } from './name_guess.js';
import { type Segment, code, failure, say } from './segments.js';
import type { Carried } from './state.js';
import type { Teller } from './teller.js';
import { carriedWords, shortened } from './value_words.js';
import type { Sentence } from './words.js';

const carried = (event: TraceEvent): Carried => ({ lane: event.lane ?? 'callback', text: event.text ?? '' });
const value = (event: TraceEvent): Segment[] => carriedWords(carried(event));
const sameDeferred = (a: TraceEvent | undefined, kind: string, b: TraceEvent): boolean => a?.kind === kind && a.deferred === b.deferred;

const addedWords: Sentence = (event, tell) => {
  const { line = 0, pair = 0, text = '', deferred } = event;
  const [callback = '', errback = ''] = text.split('/');
  const d = tell.name(deferred);
  if (callback && callback === errback && callback !== 'fn')
    return say`${d} gets pair ${code(String(pair))}: ${code(callback)} in both lanes`;
  const sides: Segment[][] = [];
  if (callback) sides.push(say`callback ${code(functionName(callback, line))}`);
  if (errback) sides.push(say`errback ${code(functionName(errback, line))}`);
  if (sides.length === 0) return say`${d} gets pair ${code(String(pair))}`;
  if (callback && callback === errback)
    return say`${d} gets pair ${code(String(pair))}: callback and errback ${code(functionName(callback, line))}`;
  return say`${d} gets pair ${code(String(pair))}: ${sides.length === 2 ? say`${sides[0]!}, ${sides[1]!}` : sides[0]!}`;
};

/** Of a function that returned or raised: by what went in and what came out. */
function leftWords(event: TraceEvent, tell: Teller): Segment[] {
  const f = code(tell.pairFunction(event));
  const d = tell.name(event.deferred);
  const side = tell.side(event);
  const entered = tell.index.event(tell.index.context(event.seq).inside);
  const after = tell.after(event);
  if (event.lane === 'errback') {
    if (side === 'callback') return say`${f} raises ${failure(shortened(event.text ?? ''))}: ${d} changes to the errback lane`;
    if (entered?.text === event.text) return say`${f} hands the ${value(event)} on: ${d} stays in the errback lane`;
    return say`${f} raises ${failure(shortened(event.text ?? ''))}: ${d} stays in the errback lane`;
  }
  if (sameDeferred(after, 'deferred.waits', event) || sameDeferred(after, 'deferred.resumed', event)) {
    return say`${f} returns the Deferred ${tell.name(after!.other)}`;
  }
  if (side === 'errback') return say`${f} returns ${value(event)}: ${d} is back in the callback lane`;
  return say`${f} returns ${value(event)}`;
}

const waitsWords: Sentence = (event, tell) => {
  const generator = tell.generator(event);
  const name = tell.name(event.other);
  return generator
    ? say`${code(generator)} waits at its ${code('yield')} for ${name}`
    : say`${tell.name(event.deferred)} now waits for ${name}`;
};

/** What a function that waited at a yield gets there. */
const yieldWords = (event: TraceEvent, generator: string, tell: Teller): Segment[] =>
  say`${tell.name(event.other)} has ended: the ${code('yield')} in ${code(generator)} ${event.lane === 'errback' ? 'throws' : 'gives'} ${value(event)}`;

const resumedWords: Sentence = (event, tell) => {
  const generator = tell.generator(event);
  if (generator) return yieldWords(event, generator, tell);
  const waited = tell.index.event(tell.index.context(event.seq).cause);
  const ready = sameDeferred(tell.before(event), 'deferred.left', event) && waited?.kind !== 'deferred.waits';
  const why = ready ? say`${tell.name(event.other)} has its result already` : say`${tell.name(event.other)} has ended`;
  return say`${why}: ${tell.name(event.deferred)} goes on with ${value(event)}`;
};

export const deferredWords: [string, Sentence][] = [
  ['deferred.made', ({ deferred }, tell) => say`${tell.name(deferred)} is made: a result that is not there yet`],
  ['deferred.added', addedWords],
  ['deferred.fired', (event, tell) => say`${tell.name(event.deferred)} fires with ${value(event)}`],
  [
    'deferred.refused',
    ({ deferred }, tell) => say`${tell.name(deferred)} has fired before: a second result is refused with ${code('AlreadyCalledError')}`,
  ],
  [
    'deferred.entered',
    (event, tell) => say`${code(tell.pairFunction(event))}, ${tell.side(event)} of ${tell.name(event.deferred)}, runs with ${value(event)}`,
  ],
  ['deferred.left', leftWords],
  [
    'deferred.passed',
    (event, tell) =>
      event.lane === 'errback'
        ? say`pair ${code(String(event.pair ?? 0))} of ${tell.name(event.deferred)} has no errback: ${value(event)} goes past it`
        : say`pair ${code(String(event.pair ?? 0))} of ${tell.name(event.deferred)} has no callback: ${value(event)} goes past it`,
  ],
  ['deferred.waits', waitsWords],
  ['deferred.resumed', resumedWords],
  ['deferred.paused', ({ deferred }, tell) => say`${tell.name(deferred)} is paused by hand: its functions wait`],
  ['deferred.unpaused', ({ deferred }, tell) => say`${tell.name(deferred)} is not paused any more`],
  ['deferred.cancelled', ({ deferred }, tell) => say`${tell.name(deferred)} is cancelled`],
  [
    'deferred.unhandled',
    ({ deferred, text = '' }, tell) => say`nobody took the Failure ${failure(shortened(text))} that ${tell.name(deferred)} ended with`,
  ],
];
