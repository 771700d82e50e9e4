// What traces show: values, errors, the states at the end.

const pythonNames = { RangeError: 'ValueError' };
const ownNames = new Set(['ErrA', 'ErrB', 'ErrC']);

export function shower(machine) {
  const { face, names, bound } = machine;
  const numbers = new Map();
  const numberOf = (d) => machine.core._ravel_deferred_number(d.handle);
  const nameOf = (object) => names.get(object) ?? (object.handle ? numbers.get(numberOf(object)) : undefined) ?? '?';

  /** What another Deferred waits for may be collected, and be a new object when it is asked for: its chain is the same. */
  function forgetObject(d) {
    if (d.handle) numbers.set(numberOf(d), nameOf(d));
  }

  const pythonName = (error) =>
    error.message === 'cancelled while it ran' ? '_InternalInlineCallbacksCancelledError' : (pythonNames[error.name] ?? error.name);

  function showError(error) {
    const shown = { fail: pythonName(error) };
    if (ownNames.has(shown.fail)) shown.msg = error.message;
    if (error instanceof face.defer.FirstError) Object.assign(shown, { index: error.index, sub: show(error.subFailure) });
    return shown;
  }

  function show(value) {
    if (value === undefined || value === null) return null;
    if (value instanceof face.Failure) return showError(value.value);
    if (Array.isArray(value)) return value.map(show);
    if (value instanceof face.defer.Deferred) return { d: nameOf(value) };
    return typeof value === 'object' ? { obj: nameOf(value) } : value;
  }

  function stateOf(d) {
    const state = { called: d.called, paused: d.paused };
    if (!d.called) return state;
    const result = d.result;
    return result instanceof face.defer.Deferred ? { ...state, waiting: nameOf(result) } : { ...state, result: show(result) };
  }

  function finalOf(handle, object) {
    const { Deferred, DeferredLock, DeferredSemaphore, DeferredQueue } = face.defer;
    if (object instanceof Deferred) {
      const name = nameOf(object);
      return name === handle ? { ev: 'final', d: handle, ...stateOf(object) } : { ev: 'final', d: handle, is: name };
    }
    if (object instanceof face.DelayedCall) return { ev: 'final', k: handle, active: object.active() };
    const final = { ev: 'final', o: handle };
    if (object instanceof DeferredLock) return { ...final, locked: object.locked, waiting: object.waiting.length };
    if (object instanceof DeferredSemaphore) return { ...final, tokens: object.tokens, waiting: object.waiting.length };
    if (object instanceof DeferredQueue) return { ...final, pending: object.pending.map(show), waiting: object.waiting.length };
    return object instanceof face.task.LoopingCall ? { ...final, running: object.running } : undefined;
  }

  function sayFinals(onReactor) {
    for (const handle of machine.order) {
      const final = bound.has(handle) && finalOf(handle, bound.get(handle));
      if (final) machine.say(final);
    }
    const pending = machine.clock.getDelayedCalls().map((call) => call.getTime());
    const last = { ev: 'final', now: machine.clock.seconds(), pending: pending.sort((a, b) => a - b) };
    machine.say(onReactor ? { ...last, running: face.reactor.running } : last);
  }

  function countNamedUnhandled() {
    const named = new Set([...bound.values()].filter((object) => object instanceof face.defer.Deferred && object.unhandled));
    return named.size;
  }

  return { show, forgetObject, pythonName, stateOf, sayFinals, nameOf, countNamedUnhandled };
}
