// The trail: how it got here, from the first cause to the selected event, as chips with the waits between them.
import type { TraceEvent } from 'ravel/create.js';
import type { Recording } from './recording.js';
import { plainWords, seconds, shown } from './segments.js';
import type { Seq } from './state.js';
import { type Teller, makeTeller } from './teller.js';
import { shortened } from './value_words.js';
import { sentenceText } from './words.js';

/** One cause; or, in the middle of a long trail, how many are left out there. */
export interface Chip {
  readonly seq: Seq;
  /** "callLater 0.5", "user.callback", "loadPhoto", "… 5 more". */
  readonly label: string;
  readonly title: string;
  /** What passed since the chip before: "1.5 s later"; '' where nothing did. */
  readonly wait: string;
  readonly failure: boolean;
  readonly selected: boolean;
  /** How many are left out; 0: it is one cause. */
  readonly more: number;
}

const most = 8;
const first = 2;
const last = 5;
/** A cause leads to a cause before it; a trail of more is cut where it is longest ago. */
const longest = 500;

/** All events from the first cause to `seq`, which is the last. */
export function causesOf(recording: Recording, seq: Seq): Seq[] {
  const { index } = makeTeller(recording);
  const trail: Seq[] = [];
  for (let at = seq; index.event(at) && trail.length < longest;) {
    trail.push(at);
    const { cause } = index.context(at);
    if (cause >= at) break;
    at = cause;
  }
  return trail.reverse();
}

/** Steps that say nothing by themselves: what they lead to says it. */
function isBetween(event: TraceEvent, next: TraceEvent | undefined): boolean {
  if (!next) return false;
  if (event.kind === 'call.entered') return next.kind === 'deferred.fired';
  if (event.kind === 'deferred.entered') return next.kind === 'deferred.left';
  return (
    event.kind === 'deferred.passed' || event.kind === 'deferred.waits' || event.kind === 'turn.begun' || event.kind === 'deferred.left'
  );
}

/** `whole`: nothing is left out. */
export function trailOf(recording: Recording, seq: Seq, whole = false): Chip[] {
  const tell = makeTeller(recording);
  const all = causesOf(recording, seq).map((at) => tell.index.event(at)!);
  const told = all.filter((event, i) => !isBetween(event, all[i + 1]) || isRaise(event, tell));
  const shownOnes = told.length > most && !whole ? [...told.slice(0, first), ...told.slice(-last)] : told;
  const more = told.length - shownOnes.length;
  const chips: Chip[] = [];
  shownOnes.forEach((event, i) => {
    if (more > 0 && i === first) chips.push(leftOut(told.slice(first, first + more)));
    const before = more > 0 && i === first ? told[first + more - 1] : shownOnes[i - 1];
    const passed = before ? event.time - before.time : 0;
    chips.push({
      seq: event.seq,
      label: labelOf(event, tell),
      title: sentenceText(recording, event.seq),
      wait: passed > 0 ? `${seconds(passed)} later` : '',
      failure: event.lane === 'errback',
      selected: event.seq === seq,
      more: 0,
    });
  });
  return chips;
}

/** A function that raised is where the lane changes; one that hands a Failure on is not. */
function isRaise(event: TraceEvent, tell: Teller): boolean {
  if (event.kind !== 'deferred.left' || event.lane !== 'errback') return false;
  const entered = tell.running(event.seq);
  return entered?.lane !== 'errback' || entered.text !== event.text;
}

function leftOut(events: readonly TraceEvent[]): Chip {
  const { seq } = events[0]!;
  const title = `Steps ${events.map((event) => event.seq).join(', ')}`;
  return { seq, label: `… ${events.length} more`, title, wait: '', failure: false, selected: false, more: events.length };
}

/** Words of the library that ask for a call by themselves. */
const library = /^(?:answer(?= of )|deferLater(?= of )|(?:deferLater|getPage|(?:[\w$]+\.)?(?:addTimeout|start))$)/;

function labelOf(event: TraceEvent, tell: Teller): string {
  const { kind, deferred, call, text = '' } = event;
  const name = (id: number | undefined): string => plainWords([tell.name(id)]);
  switch (kind) {
    case 'call.made':
      return `${library.exec(name(call))?.[0] ?? 'callLater'} ${shown((event.due ?? 0) - event.time)}`;
    case 'call.entered':
    case 'call.left':
      return name(call);
    case 'deferred.entered':
      return tell.pairFunction(event);
    case 'deferred.left':
      return `${tell.pairFunction(event)} ${event.lane === 'errback' ? 'raises' : 'returns'}`;
    case 'deferred.fired':
      return `${name(deferred)}.${event.lane ?? 'callback'}`;
    case 'deferred.resumed':
      return `${name(deferred)} goes on`;
    case 'deferred.cancelled':
      return `${name(deferred)}.cancel`;
    case 'deferred.added':
      return `${name(deferred)} gets pair ${event.pair ?? 0}`;
    case 'printed':
      return `prints ${shortened(text, 24)}`;
    case 'fetch.begun':
      return `asks for ${name(call)}`;
    case 'fetch.data':
      return `piece of ${name(call)}`;
    case 'fetch.done':
      return `${name(call)} arrives`;
    default:
      return defaultLabel(event, name(deferred ?? call));
  }
}

function defaultLabel({ kind, deferred, call }: TraceEvent, name: string): string {
  const what = kind.includes('.') ? kind.slice(kind.indexOf('.') + 1) : kind;
  return deferred || call ? `${name} ${what}` : kind.replace('.', ' ');
}
