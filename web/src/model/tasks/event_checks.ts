// Checks of the trace: how many events of a kind, when, in which pair; and of the run's end.
import type { TraceEvent } from 'ravel/create.js';
import type { TraceKind } from 'ravel/trace_kinds.js';
import type { CountCheck, EachCheck, EndCheck, EnteredCheck, InPair, PairCheck, PendingCheck, TimesCheck, Where } from './format.js';
import type { Entered, RunIndex } from './index_run.js';
import { notPrinted, withLine } from './line_checks.js';
import { fitsEvent, fitsNumber, many, matches, quote, sayHowMany, times as sayTimes } from './match.js';
import { endOf, sameTime, showSeconds } from './run_record.js';
import { kindNoun, manyOf, whereWords } from './say_kind.js';

// Each gives '' when the check holds, else what is missing.

function eventsOf(kind: TraceKind, where: Where | undefined, index: RunIndex): TraceEvent[] {
  return index.run.events.filter((event) => event.kind === kind && (!where || fitsEvent(where, event, index)));
}

export function end({ end: wanted }: EndCheck, { run }: RunIndex): string {
  const [how, at] = wanted.split('@') as ['idle' | 'stop', string];
  const [found = '', foundAt = ''] = endOf(run).split('@');
  if (found === '') return 'The run did not come to its end.';
  if (found !== how) {
    return how === 'stop'
      ? 'The reactor runs on with nothing left to wait for; it should be stopped.'
      : 'The reactor was stopped; it should run on until nothing is left to wait for.';
  }
  if (sameTime(Number(at), Number(foundAt))) return '';
  const what = how === 'stop' ? 'The reactor was stopped at' : 'The last thing happened at';
  return `${what} ${foundAt}; it should be at ${showSeconds(Number(at))}.`;
}

export function count({ count: kind, is, where, in: within }: CountCheck, index: RunIndex): string {
  const found = eventsOf(kind, where, index);
  const say = (n: number, place: string) =>
    fitsNumber(is, n)
      ? ''
      : `There ${n === 1 ? 'was' : 'were'} ${manyOf(n, kind)}${whereWords(where)}${place}; there should be ${sayHowMany(is)}.`;
  if (within === undefined) return say(found.length, '');
  return withLine(within, index, ({ turn }) =>
    say(found.filter((event) => index.turnOf(event) === turn).length, ` in the turn of ${quote(within)}`),
  );
}

export function times({ times: kind, is, where }: TimesCheck, index: RunIndex): string {
  const found = eventsOf(kind, where, index).map(({ time }) => time);
  if (found.length === is.length && found.every((time, place) => sameTime(time, is[place]!))) return '';
  const wanted = is.length === 0 ? 'there should be none' : `it should be at ${sayTimes(is)}`;
  const what = `${kindNoun(kind)}${whereWords(where)}`;
  return found.length === 0
    ? `There was no ${what}; ${wanted}.`
    : `${manyOf(found.length, kind)}${whereWords(where)}, at ${sayTimes(found)}; ${wanted}.`;
}

export function each({ each: kind, has, where }: EachCheck, index: RunIndex): string {
  const all = eventsOf(kind, where, index);
  if (all.length === 0) return `There was no ${kindNoun(kind)}${whereWords(where)}.`;
  const other = all.find((event) => !fitsEvent(has, event, index));
  if (!other) return '';
  const found = other.text ? ` has “${other.text}”` : ' is another';
  return `Each ${kindNoun(kind)}${whereWords(where)} should be one${whereWords(has)}; the one at ${showSeconds(other.time)}${found}.`;
}

export function pending({ pending: most }: PendingCheck, { run }: RunIndex): string {
  const waiting = new Set<number>();
  for (const { kind, call = 0, time } of run.events) {
    if (kind === 'call.made') waiting.add(call);
    if (kind === 'call.entered' || kind === 'call.cancelled') waiting.delete(call);
    if (waiting.size > most) return `${many(waiting.size, 'call')} waited at ${showSeconds(time)}; never more than ${most} should.`;
  }
  return '';
}

/** The chain that printed a line. */
function chainOf(match: NonNullable<PairCheck['chain']>, index: RunIndex): number | string {
  const line = index.lines.find(({ text }) => matches(match, text));
  if (!line) return notPrinted(match);
  return line.pair?.deferred ?? `${quote(match)} was not printed by a chain.`;
}

export function pair({ pair: late, after: early, chain }: PairCheck, index: RunIndex): string {
  const shown = chain ?? [late, early].flatMap((one) => (typeof one === 'string' ? [] : [one.line]))[0]!;
  const deferred = chainOf(shown, index);
  if (typeof deferred === 'string') return deferred;
  const find = (which: InPair): Pick<Entered, 'number'> | undefined => {
    if (typeof which === 'string') return index.entered.find((one) => one.deferred === deferred && one.name === which);
    return index.lines.find((one) => matches(which.line, one.text) && one.pair?.deferred === deferred)?.pair;
  };
  const name = (which: InPair) => (typeof which === 'string' ? which : `what prints ${quote(which.line)}`);
  for (const which of [early, late]) if (!find(which)) return `In the chain that prints ${quote(shown)}, ${name(which)} did not run.`;
  if (find(late)!.number > find(early)!.number) return '';
  return `In the chain that prints ${quote(shown)}, ${name(late)} should stand in a later pair than ${name(early)}.`;
}

export function entered({ entered: name, chain, absent = false }: EnteredCheck, index: RunIndex): string {
  const deferred = chainOf(chain, index);
  if (typeof deferred === 'string') return deferred;
  const ran = index.entered.some((one) => one.deferred === deferred && one.name === name);
  if (ran !== absent) return '';
  return `In the chain that prints ${quote(chain)}, ${name} ${ran ? 'ran; it should not' : 'did not run; it should'}.`;
}
