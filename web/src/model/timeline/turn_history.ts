// The events by turns, each with what blocked it.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall } from '../trace/call_text.js';
import type { Block, Turn } from './types.js';

interface Frame {
  name: string;
  line: number;
}

export class TurnHistory {
  readonly turns: Turn[] = [];
  private number = 0;
  /** The functions that run, outermost first, to tell who blocks. */
  private readonly running: Frame[] = [];
  private readonly callNames = new Map<number, Frame>();
  private readonly pairNames = new Map<string, Frame & { errback: string }>();

  take(event: TraceEvent): void {
    const { seq, time, kind } = event;
    const marks = kind === 'turn.begun' || kind === 'turn.ended';
    let turn = this.turns.at(-1);
    if (kind === 'turn.begun') turn = this.begin(event, true);
    else if (!turn || (turn.ended && turn.boxed)) turn = this.begin(event, !turn);
    turn.last = seq;
    turn.to = Math.max(turn.to, time);
    if (!marks) turn.slots += 1;
    if (kind === 'turn.ended') turn.ended = true;
    if (kind === 'blocked') this.block(turn, event);
    this.follow(event);
  }

  private begin({ seq, time, kind }: TraceEvent, boxed: boolean): Turn {
    const before = this.turns.at(-1);
    if (kind === 'turn.begun') this.number += 1;
    const slotsBefore = before ? before.slotsBefore + before.slots : 0;
    const turn: Turn = {
      number: this.number,
      boxed,
      first: seq,
      last: seq,
      from: time,
      to: time,
      slotsBefore,
      slots: 0,
      ended: false,
      blocks: [],
    };
    this.turns.push(turn);
    return turn;
  }

  private block(turn: Turn, { seq, time, due = time, text = '', line = 0 }: TraceEvent): void {
    const frame = this.running.at(-1);
    const block: Block = {
      seq,
      from: Math.min(time, due),
      to: Math.max(time, due),
      culprit: text || (frame?.name ?? ''),
      line: line || (frame?.line ?? 0),
    };
    turn.blocks.push(block);
    turn.to = Math.max(turn.to, block.to);
  }

  private follow({ kind, call = 0, deferred = 0, pair = 0, lane, text = '', line = 0 }: TraceEvent): void {
    if (kind === 'call.made') this.callNames.set(call, { name: functionOfCall(text), line });
    else if (kind === 'deferred.added') {
      const cut = text.indexOf('/');
      this.pairNames.set(`${deferred} ${pair}`, { name: text.slice(0, cut), errback: text.slice(cut + 1), line });
    } else if (kind === 'call.entered') this.running.push(this.callNames.get(call) ?? { name: '', line: 0 });
    else if (kind === 'deferred.entered') {
      const names = this.pairNames.get(`${deferred} ${pair}`);
      this.running.push({ name: (lane ? names?.errback : names?.name) ?? '', line: names?.line ?? 0 });
    } else if (kind === 'call.left' || kind === 'deferred.left') this.running.pop();
    else if (kind === 'turn.ended') this.running.length = 0;
  }
}
