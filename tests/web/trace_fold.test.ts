// The fold: what a state says after the events that matter.
import type { TraceEvent, TraceKind } from 'ravel/trace_kinds.js';
import { emptyState } from '@web/model/trace/draft.js';
import { fold } from '@web/model/trace/fold.js';
import type { DeferredState, RunState } from '@web/model/trace/state.js';
import { traceOf, traceOfScenario } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { traceOfProgram } from './support/programs.js';

const program = (body: string) => traceOf(`import { defer, reactor, task, time } from 'ravel'\n${body}`);
const after = (events: TraceEvent[], count = events.length): RunState => fold(emptyState(), events, count);
const first = (state: RunState): DeferredState => [...state.deferreds.values()][0]!;
/** The state right after the so manieth event of a kind. */
const at = (events: TraceEvent[], kind: string, which = 0): RunState =>
  after(events, events.filter((event) => event.kind === kind)[which]!.seq);

const made = (id: number, seq: number): TraceEvent => ({ seq, time: 0, kind: 'deferred.made', deferred: id });

describe('a generator', () => {
  test('waits at each yield with a Deferred that has not fired', async () => {
    const events = await traceOfScenario('inline-callbacks');
    const [main, user] = [...at(events, 'deferred.waits').deferreds.values()];
    expect(main).toMatchObject({ phase: 'waits', waitsFor: user!.id, fired: 0 });
    expect(user).toMatchObject({ waitedForBy: 0 });
    expect(first(at(events, 'deferred.resumed'))).toMatchObject({ phase: 'not fired', waitsFor: 0, carries: undefined });
    expect(first(after(events))).toMatchObject({ phase: 'done', waitsFor: 0, firedWith: { text: '3' } });
  });
});

describe('a chain', () => {
  const chaining = traceOfProgram('chaining');

  test('walks from not fired to done', async () => {
    const events = await chaining;
    expect(first(at(events, 'deferred.made'))).toMatchObject({ phase: 'not fired', fired: 0, pairs: [] });
    expect(first(at(events, 'deferred.fired'))).toMatchObject({ phase: 'running', running: -1, firedAt: 1 });
    expect(first(at(events, 'deferred.entered', 1))).toMatchObject({ running: 1, carries: { lane: 'callback', text: 'ada' } });
    const end = first(after(events));
    expect(end).toMatchObject({ phase: 'done', doneAt: 3, running: -1, waitsFor: 0 });
    expect(end.pairs.map(({ entered, left }) => entered > 0 && left > entered)).toEqual([true, true, true]);
  });

  test('waits for the Deferred that a callback returned, and goes on with its result', async () => {
    const events = await chaining;
    const state = at(events, 'deferred.waits');
    const [outer, inner] = [...state.deferreds.values()];
    expect(outer).toMatchObject({ phase: 'waits', waitsFor: inner!.id, carries: undefined });
    expect(inner).toMatchObject({ phase: 'not fired', waitedForBy: outer!.id });
    expect(outer!.pairs[1]).toMatchObject({ returned: inner!.id, resumed: 0 });
    const resumed = at(events, 'deferred.resumed');
    const [then, gone] = [...resumed.deferreds.values()];
    expect(then!.pairs[1]!.resumedWith?.text).toContain('On engines');
    expect(then).toMatchObject({ phase: 'running', waitsFor: 0 });
    expect(gone).toMatchObject({ phase: 'done', handedTo: outer!.id, waitedForBy: 0, carries: undefined });
  });

  test('that returns one with a result takes it without a wait', async () => {
    const state = after(await program(`const d = defer.succeed(1)\nd.addCallback(() => defer.succeed(2))`));
    expect(first(state)).toMatchObject({ phase: 'done', carries: { text: '2' }, waitsFor: 0 });
    expect(first(state).pairs[0]!.returned).toBe([...state.deferreds.keys()][1]);
  });

  test('passes sides without a function', async () => {
    const state = after(await program(`const d = defer.fail(new Error('no'))\nd.addCallback(x => x)\nd.addErrback(() => 'well')`));
    const [passed, ran] = first(state).pairs;
    expect(passed).toMatchObject({ entered: 0, given: { lane: 'errback', text: 'no' } });
    expect(passed!.passed).toBeGreaterThan(0);
    expect(ran).toMatchObject({ gave: { lane: 'callback', text: 'well' } });
  });

  test('runs on where a pair is added to one that is done', async () => {
    const events = await traceOfProgram('late-callback');
    expect(first(at(events, 'deferred.fired')).phase).toBe('done');
    expect(first(at(events, 'deferred.added'))).toMatchObject({ phase: 'running', done: 0 });
    expect(first(at(events, 'deferred.left')).phase).toBe('done');
  });
});

describe('a Deferred', () => {
  test('is paused as often as it was, and then runs', async () => {
    const events = await program(
      `const d = new defer.Deferred()\nd.addCallback(x => x)\nd.pause()\nd.pause()\nd.callback(1)\nd.unpause()\nd.unpause()`,
    );
    expect(first(at(events, 'deferred.paused', 1))).toMatchObject({ phase: 'paused', paused: 2 });
    expect(first(at(events, 'deferred.unpaused'))).toMatchObject({ phase: 'paused', paused: 1 });
    expect(first(after(events))).toMatchObject({ phase: 'done', paused: 0 });
  });

  test('that is cancelled carries a Failure', async () => {
    const events = await program(`const d = new defer.Deferred()\nd.addErrback(() => null)\nd.cancel()`);
    const d = first(after(events));
    expect(d.cancelled).toBeGreaterThan(0);
    expect(d.firedWith?.lane).toBe('errback');
  });

  test('that fires twice says where it was refused', async () => {
    const events = await traceOfProgram('fire-twice');
    expect(first(after(events)).refused.map((seq) => events[seq - 1]!.kind)).toEqual(['deferred.refused']);
  });

  test('with a Failure that nobody took is marked', async () => {
    const state = after(await traceOfProgram('unhandled'));
    expect(first(state)).toMatchObject({ phase: 'done', carries: { lane: 'errback', text: 'disk full' } });
    expect(first(state).unhandled).toBe(state.count);
    expect(state.logged).toBe(1);
  });
});

describe('the reactor', () => {
  test('is in no turn while the script runs, then in one after the other', async () => {
    const events = await traceOfProgram('chaining');
    expect(after(events, 5)).toMatchObject({ turn: 0, inTurn: false, idle: false });
    expect(at(events, 'turn.begun', 1)).toMatchObject({ turn: 2, inTurn: true, time: 3 });
    expect(at(events, 'turn.ended', 1)).toMatchObject({ turn: 2, inTurn: false, running: [] });
    expect(after(events)).toMatchObject({ idle: true, turn: 2 });
  });

  test('has the functions that run, outermost first', async () => {
    const events = await traceOfProgram('chaining');
    expect(at(events, 'printed', 1).running.map(({ kind, pair }) => [kind, pair])).toEqual([
      ['call', -1],
      ['pair', 1],
    ]);
  });

  test('knows its calls: due, moved, cancelled, run', async () => {
    const state = after(
      await program(`
        const moved = reactor.callLater(1, () => {})
        moved.reset(3)
        reactor.callLater(2, () => {}).cancel()
        reactor.run()`),
    );
    const [a, b] = [...state.calls.values()];
    expect(a).toMatchObject({ due: 3, moves: [{ from: 1, to: 3, at: 0 }], enteredAt: 3, cancelled: 0 });
    expect(b).toMatchObject({ due: 2, entered: 0, cancelledAt: 0 });
    expect(a!.left).toBeGreaterThan(a!.entered);
    expect(b!.cancelled).toBeGreaterThan(0);
  });

  test('knows its fetches', async () => {
    const state = after(await traceOfProgram('blocking-input'));
    expect([...state.fetches.values()].map(({ outcome }) => outcome).sort()).toEqual(['done', 'done', 'done', 'done', 'done', 'failed']);
  });
});

describe('a Clock', () => {
  test('has a time and calls of its own', async () => {
    const state = after(await program(`const clock = new task.Clock()\nclock.callLater(2, () => {})\nclock.advance(0.5)`));
    const [call] = [...state.calls.values()];
    expect(call).toMatchObject({ due: 2, entered: 0 });
    expect(state.clocks.get(call!.clock)).toMatchObject({ time: 0.5 });
  });
});

describe('at the end of a scenario', () => {
  test.each(programIds)('%s: nothing runs, and the lines are counted', async (id) => {
    const events = await traceOfScenario(id);
    const state = after(events);
    expect(state.running).toEqual([]);
    expect(state.inTurn).toBe(false);
    expect(state.printed).toBe(events.filter(({ kind }) => kind === 'printed').length);
    for (const d of state.deferreds.values()) expect(d.waitsFor === 0 || d.phase === 'waits').toBe(true);
  });
});

describe('traces that are not whole', () => {
  test('may begin anywhere', async () => {
    const events = await traceOfProgram('wait-for-all');
    for (let from = 1; from < events.length; from += 1) expect(after(events.slice(from)).count).toBe(events.length - from);
  });

  test('may number their pairs twice, and name kinds that nobody knows', () => {
    const state = after([
      made(1, 1),
      { seq: 2, time: 0, kind: 'deferred.added', deferred: 1 },
      { seq: 3, time: 0, kind: 'deferred.added', deferred: 1, text: 'f/' },
      { seq: 4, time: 0, kind: 'constructor' as TraceKind },
      { seq: 5, time: 0, kind: 'deferred.fired', deferred: 1, text: '1' },
      { seq: 6, time: 0, kind: 'deferred.entered', deferred: 1, text: '1' },
      { seq: 7, time: 0, kind: 'deferred.left', deferred: 1, text: '2' },
      { seq: 8, time: 0, kind: 'deferred.entered', deferred: 1, text: '2' },
    ]);
    expect(first(state).pairs.map(({ number, entered }) => [number, entered])).toEqual([
      [0, 6],
      [1, 8],
    ]);
    expect(first(state).running).toBe(1);
  });

  test('and events without the ids that they should have change nothing else', () => {
    const kinds: TraceKind[] = [
      'deferred.fired',
      'deferred.entered',
      'deferred.left',
      'deferred.resumed',
      'call.entered',
      'fetch.done',
      'connection.closed',
      'clock.advanced',
    ];
    const state = after(kinds.map((kind, i) => ({ seq: i + 1, time: 0, kind })));
    expect([state.deferreds.size, state.calls.size, state.fetches.size, state.connections.size, state.clocks.size]).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});
