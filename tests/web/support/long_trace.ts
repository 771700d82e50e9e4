// A long run, made up: ticks, fetches and Deferreds over many turns.
import type { TraceEvent } from 'ravel/create.js';

/** Of at least `count` events: each turn calls a tick, which makes the next; now and then other things. */
export function longTrace(count: number): TraceEvent[] {
  const events: TraceEvent[] = [];
  let time = 0;
  let id = 0;
  let random = 12345;
  const chance = (): number => (random = (random * 1103515245 + 12345) % 2147483648) / 2147483648;
  const add = (kind: TraceEvent['kind'], more: Partial<TraceEvent> = {}): void => {
    events.push({ seq: events.length + 1, time, kind, ...more });
  };
  const makeCall = (name: string, line: number, delay: number): { call: number; due: number } => {
    const call = { call: (id += 1), due: time + delay };
    add('call.made', { ...call, line, text: name });
    return call;
  };
  let tick = makeCall('tick', 3, 0.5);
  const waiting: number[] = [];
  while (events.length < count) {
    time = tick.due;
    add('turn.begun');
    add('call.entered', { call: tick.call });
    add('printed', { line: 4, text: `tick at ${time.toFixed(1)}` });
    if (chance() < 0.3) {
      const deferred = (id += 1);
      waiting.push(deferred);
      add('deferred.made', { deferred, line: 8 + Math.floor(chance() * 3) });
      add('deferred.added', { deferred, line: 12, text: 'show/report' });
    }
    const fires = chance() < 0.25 ? waiting.shift() : undefined;
    if (fires) {
      const failed = chance() < 0.2 ? ({ lane: 'errback' } as const) : {};
      add('deferred.fired', { deferred: fires, text: 'ready', ...failed });
      add('deferred.entered', { deferred: fires, text: 'ready', ...failed });
      add('deferred.left', { deferred: fires, text: 'shown' });
    }
    if (chance() < 0.02) {
      const due = time + 1.5 * chance();
      add('blocked', { due });
      time = due;
    }
    if (chance() < 0.05) {
      const other = makeCall('retry', 20, 2);
      if (chance() < 0.5) add('call.cancelled', other);
    }
    const { call } = tick;
    tick = makeCall('tick', 3, chance() < 0.1 ? 3 : 0.1 + 0.4 * chance());
    add('call.left', { call });
    add('turn.ended');
  }
  add('idle');
  return events;
}
