// What the learner calls events of a kind.
import type { TraceKind } from 'ravel/trace_kinds.js';
import type { Where } from './format.js';
import { quote } from './match.js';
import { showSeconds } from './run_record.js';

const nouns: Record<TraceKind, string> = {
  'deferred.made': 'Deferred',
  'deferred.added': 'added pair',
  'deferred.fired': 'fired Deferred',
  'deferred.refused': 'refused firing',
  'deferred.entered': 'function that ran in a chain',
  'deferred.left': 'function that ran in a chain',
  'deferred.passed': 'pair passed through',
  'deferred.waits': 'wait of one chain for another',
  'deferred.resumed': 'chain that went on',
  'deferred.paused': 'pause of a chain',
  'deferred.unpaused': 'end of a pause',
  'deferred.cancelled': 'cancelled Deferred',
  'deferred.unhandled': 'error that nobody took',
  'call.made': 'call asked for',
  'call.moved': 'moved call',
  'call.cancelled': 'cancelled call',
  'call.entered': 'call made',
  'call.left': 'call made',
  'turn.begun': 'turn',
  'turn.ended': 'turn',
  idle: 'moment with nothing left to wait for',
  blocked: 'sleep',
  'fetch.begun': 'page asked for',
  'fetch.data': 'piece of a page',
  'fetch.done': 'page that came',
  'fetch.failed': 'page that failed',
  'fetch.aborted': 'request given up',
  'connection.opened': 'opened end of a connection',
  'connection.data': 'piece that arrived',
  'connection.closed': 'closed end of a connection',
  'connection.dropped': 'write to a closed connection',
  printed: 'printed line',
  logged: 'logged error',
  'clock.advanced': 'move of a clock',
  'test.done': 'test',
};

export const kindNoun = (kind: TraceKind): string => nouns[kind];

/** Several of them; where an s at the end would not do. */
const plurals: Partial<Record<TraceKind, string>> = {
  'deferred.entered': 'functions that ran in a chain',
  'deferred.left': 'functions that ran in a chain',
  'deferred.passed': 'pairs passed through',
  'deferred.waits': 'waits of one chain for another',
  'deferred.resumed': 'chains that went on',
  'deferred.paused': 'pauses of a chain',
  'deferred.unpaused': 'ends of a pause',
  'deferred.unhandled': 'errors that nobody took',
  'call.made': 'calls asked for',
  'call.entered': 'calls made',
  'call.left': 'calls made',
  idle: 'moments with nothing left to wait for',
  'fetch.begun': 'pages asked for',
  'fetch.data': 'pieces of a page',
  'fetch.done': 'pages that came',
  'fetch.failed': 'pages that failed',
  'fetch.aborted': 'requests given up',
  'connection.opened': 'opened ends of a connection',
  'connection.data': 'pieces that arrived',
  'connection.closed': 'closed ends of a connection',
  'connection.dropped': 'writes to a closed connection',
  'clock.advanced': 'moves of a clock',
};

/** 2, "blocked" → "2 sleeps". */
export const manyOf = (n: number, kind: TraceKind): string => `${n} ${n === 1 ? nouns[kind] : (plurals[kind] ?? `${nouns[kind]}s`)}`;

/** " named “timeout” in the error lane": what narrows a kind down. */
export function whereWords({ name, function: called, text, lane, pair, at }: Where = {}): string {
  return [
    name === undefined ? '' : ` named ${quote(name)}`,
    called === undefined ? '' : ` of ${quote(called)}`,
    text === undefined ? '' : ` with ${quote(text)}`,
    lane === undefined ? '' : ` in the ${lane === 'errback' ? 'error' : 'result'} lane`,
    pair === undefined ? '' : ` in pair ${pair}`,
    at === undefined ? '' : ` at ${showSeconds(at)}`,
  ].join('');
}
