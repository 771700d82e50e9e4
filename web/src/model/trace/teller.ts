// Teller: what sentences ask a recording for: names of Deferreds, functions, what runs.
import type { TraceEvent } from 'ravel/create.js';
import { functionName } from './name_guess.js';
import type { Recording } from './recording.js';
import { type Segment, code } from './segments.js';
import type { Id, Seq } from './state.js';
import { type TraceIndex, indexOf } from './trace_index.js';

export interface Teller {
  readonly index: TraceIndex;
  name(id: Id | undefined): Segment;
  /** The function of the pair that an event is about, on the side that ran: "initials", "fn L7". */
  pairFunction(event: TraceEvent): string;
  /** The side that ran: of the event that entered it. */
  side(event: TraceEvent): 'callback' | 'errback';
  /** What runs at an event, as far as it is the program's. */
  running(seq: Seq): TraceEvent | undefined;
  /** The function that is to fire a Deferred which has not fired: it waits at a yield. '' if that has fired. */
  generator(event: TraceEvent): string;
  /** The function with a name that a line is in. */
  functionAt(line: number | undefined): string;
  /** The event after it, and the one before. */
  after(event: TraceEvent): TraceEvent | undefined;
  before(event: TraceEvent): TraceEvent | undefined;
}

export function makeTeller(recording: Recording): Teller {
  const index = indexOf(recording);
  const teller: Teller = {
    index,
    name: (id) => code(id ? recording.nameOf(id) : 'a Deferred'),
    side: (event) => {
      const entered = event.kind === 'deferred.left' ? index.event(index.context(event.seq).inside) : event;
      return entered?.lane ?? 'callback';
    },
    pairFunction: (event) => {
      const added = index.event(index.context(event.seq).added);
      const [callback = '', errback = ''] = (added?.text ?? '').split('/');
      return functionName(teller.side(event) === 'errback' ? errback : callback, added?.line ?? 0);
    },
    running: (seq) => {
      const { inside } = index.context(seq);
      return inside && inside !== seq ? index.event(inside) : undefined;
    },
    generator: ({ deferred = 0, seq }) => {
      const fired = index.ofId(deferred).some((at) => at < seq && index.event(at)!.kind === 'deferred.fired');
      return fired || !index.made(deferred) ? '' : recording.generatorOf?.(deferred) || `the function behind ${recording.nameOf(deferred)}`;
    },
    functionAt: (line) => (line ? (recording.functionAt?.(line) ?? '') : ''),
    after: (event) => index.event(event.seq + 1),
    before: (event) => index.event(event.seq - 1),
  };
  return teller;
}
