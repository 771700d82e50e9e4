// What the checks look up in a run: who printed each line, in which turn, and the names of things.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall } from '../trace/call_text.js';
import type { PrintedLine, RunRecord } from './run_record.js';

/** A printed line, and whence it comes. */
export interface PlacedLine extends PrintedLine {
  turn: number;
  /** The innermost call that ran; 0: none, it was the script. */
  call: number;
  /** The innermost pair that ran. */
  pair: { deferred: number; number: number } | undefined;
}

/** A function that ran as one side of a pair. */
export interface Entered {
  deferred: number;
  number: number;
  name: string;
}

export interface RunIndex {
  run: RunRecord;
  lines: readonly PlacedLine[];
  entered: readonly Entered[];
  /** In which turn: by the event's place in the trace. */
  turnOf(event: TraceEvent): number;
  /** Of a call, a fetch or a connection. */
  nameOf(id: number): string;
  /** Of a pair's side. */
  functionOf(event: TraceEvent): string;
}

const indexes = new WeakMap<RunRecord, RunIndex>();

/** One walk through the trace, however many tasks ask. */
export function indexRun(run: RunRecord): RunIndex {
  let index = indexes.get(run);
  if (!index) indexes.set(run, (index = makeIndex(run)));
  return index;
}

function makeIndex(run: RunRecord): RunIndex {
  const names = new Map<number, string>();
  const functions = new Map<string, [callback: string, errback: string]>();
  const turns: number[] = [];
  const placed: PlacedLine[] = [];
  const entered: Entered[] = [];
  const calls: number[] = [];
  const pairs: { deferred: number; number: number }[] = [];
  let turn = 0;

  const functionOf = ({ deferred = 0, pair = 0, lane }: TraceEvent) =>
    functions.get(`${deferred} ${pair}`)?.[lane === 'errback' ? 1 : 0] ?? '';

  for (const event of run.events) {
    const { kind, deferred = 0, call = 0, pair = 0, text = '' } = event;
    if (kind === 'turn.begun') turn += 1;
    turns.push(turn);
    switch (kind) {
      case 'call.made':
        names.set(call, functionOfCall(text));
        break;
      case 'fetch.begun':
      case 'connection.opened':
        names.set(call, text);
        break;
      case 'call.entered':
        calls.push(call);
        break;
      case 'call.left':
        calls.pop();
        break;
      case 'deferred.added': {
        const cut = text.indexOf('/');
        functions.set(`${deferred} ${pair}`, [text.slice(0, cut), text.slice(cut + 1)]);
        break;
      }
      case 'deferred.entered':
        pairs.push({ deferred, number: pair });
        entered.push({ deferred, number: pair, name: functionOf(event) });
        break;
      case 'deferred.left':
        pairs.pop();
        break;
      case 'printed': {
        // The trace may have shortened a line, the console has the whole of it.
        const line = run.lines[placed.length] ?? { time: event.time, text };
        placed.push({ ...line, turn, call: calls.at(-1) ?? 0, pair: pairs.at(-1) });
      }
    }
  }
  return {
    run,
    lines: placed,
    entered,
    turnOf: ({ seq }) => turns[seq - 1] ?? turn,
    nameOf: (id) => names.get(id) ?? '',
    functionOf,
  };
}
