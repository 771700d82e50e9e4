// Stepper: where a run pauses.
import type { TraceEvent, TraceKind } from 'ravel/create.js';
import { Stepper } from '@web/engine/stepper.js';

const event = (kind: TraceKind, more: Partial<TraceEvent> = {}): TraceEvent => ({ seq: 1, time: 0, kind, ...more });
/** How it answers to so many turns. */
const ask = (stepper: Stepper, turns: number) => Array.from({ length: turns }, () => stepper.holds());

test('by itself it never pauses', () => {
  const stepper = new Stepper();
  stepper.saw([event('deferred.unhandled'), event('printed', { line: 3 })]);
  expect(ask(stepper, 3)).toEqual([undefined, undefined, undefined]);
});

test('it may pause before the first turn, and goes on when asked', () => {
  const stepper = new Stepper({ start: true });
  expect(ask(stepper, 2)).toEqual(['start', 'start']);
  stepper.goOn();
  expect(ask(stepper, 2)).toEqual([undefined, undefined]);
  stepper.pause();
  expect(ask(stepper, 2)).toEqual(['asked', 'asked']);
});

test('one turn is one turn', () => {
  const stepper = new Stepper({ start: true });
  stepper.holds();
  stepper.turn();
  expect(stepper.looks).toBe(true);
  expect(stepper.holds()).toBeUndefined();
  stepper.saw([event('turn.begun'), event('turn.ended')]);
  expect(ask(stepper, 2)).toEqual(['turn', 'turn']);
  stepper.turn();
  expect(stepper.holds()).toBeUndefined();
  stepper.saw([event('turn.begun')]);
  expect(stepper.holds()).toBe('turn');
  stepper.goOn();
  stepper.saw([event('turn.begun')]);
  expect(ask(stepper, 2)).toEqual([undefined, undefined]);
});

test('a turn in which nothing happened does not count', () => {
  const stepper = new Stepper({ start: true });
  stepper.holds();
  stepper.turn();
  stepper.saw([]);
  expect(ask(stepper, 2)).toEqual([undefined, undefined]);
  stepper.saw([event('call.entered')]);
  expect(stepper.holds()).toBe('turn');
});

test('one turn, asked for while the run goes on, pauses after it', () => {
  const stepper = new Stepper();
  stepper.turn();
  expect(stepper.holds()).toBeUndefined();
  stepper.saw([event('turn.begun')]);
  expect(stepper.holds()).toBe('turn');
});

describe('to a line', () => {
  test('it goes until something happens there, once', () => {
    const stepper = new Stepper({ start: true });
    stepper.holds();
    stepper.runTo(7);
    expect(stepper.looks).toBe(true);
    stepper.saw([event('printed', { line: 6 })]);
    expect(stepper.holds()).toBeUndefined();
    stepper.saw([event('printed', { line: 7 }), event('printed', { line: 8 })]);
    expect(stepper.holds()).toBe('line');
    stepper.goOn();
    stepper.saw([event('printed', { line: 7 })]);
    expect(stepper.holds()).toBeUndefined();
    expect(stepper.looks).toBe(false);
  });

  test('it may be given at the start', () => {
    const stepper = new Stepper({ line: 2 });
    expect(stepper.holds()).toBeUndefined();
    stepper.saw([event('call.made', { line: 2 })]);
    expect(stepper.holds()).toBe('line');
  });

  test('it is forgotten when the run pauses for another reason', () => {
    const stepper = new Stepper();
    stepper.runTo(7);
    stepper.pause();
    expect(stepper.holds()).toBe('asked');
    stepper.goOn();
    stepper.saw([event('printed', { line: 7 })]);
    expect(stepper.holds()).toBeUndefined();
  });
});

describe('on a failure', () => {
  const entered = (lane?: 'errback', text = 'x') => event('deferred.entered', { deferred: 1, ...(lane && { lane }), text });
  const left = (lane?: 'errback', text = 'x') => event('deferred.left', { deferred: 1, ...(lane && { lane }), text });
  const cases: [string, TraceEvent[], 'failure' | undefined][] = [
    ['a callback raised', [entered(), left('errback', 'boom')], 'failure'],
    ['an errback raised another', [entered('errback', 'boom'), left('errback', 'worse')], 'failure'],
    ['an errback handed its own on', [entered('errback', 'boom'), left('errback', 'boom')], undefined],
    ['an errback recovered', [entered('errback', 'boom'), left(undefined, 'fine')], undefined],
    ['a callback gave a value', [entered(), left()], undefined],
    ['nobody took it', [event('deferred.unhandled', { deferred: 1 })], 'failure'],
    ['it was logged', [event('logged')], 'failure'],
    ['a Deferred was fired with it', [event('deferred.fired', { deferred: 1, lane: 'errback' })], undefined],
    ['an inner function raised', [entered(), { ...entered(), pair: 1 }, { ...left('errback', 'boom'), pair: 1 }, left()], 'failure'],
  ];
  test.each(cases)('%s', (_what, events, reason) => {
    const stepper = new Stepper({ failure: true });
    stepper.saw(events);
    expect(stepper.holds()).toBe(reason);
    const calm = new Stepper();
    calm.saw(events);
    expect(calm.holds()).toBeUndefined();
  });

  test('it goes on afterwards, to the next', () => {
    const stepper = new Stepper();
    stepper.breakOnFailure(true);
    expect(stepper.looks).toBe(true);
    stepper.saw([event('logged')]);
    expect(stepper.holds()).toBe('failure');
    stepper.goOn();
    expect(stepper.holds()).toBeUndefined();
    stepper.saw([event('logged')]);
    expect(stepper.holds()).toBe('failure');
    stepper.breakOnFailure(false);
    stepper.goOn();
    stepper.saw([event('logged')]);
    expect(stepper.holds()).toBeUndefined();
  });

  test('a Failure on the way to a line pauses first', () => {
    const stepper = new Stepper({ failure: true, line: 7 });
    stepper.saw([event('logged'), event('printed', { line: 7 })]);
    expect(stepper.holds()).toBe('failure');
  });
});
