// Interpreter: one program, executed on the JavaScript face, and the trace it leaves.
import { readFileSync } from 'node:fs';
import { createRavel } from '../../../build/wasm/ravel/create.js';
import { behaviours } from './behaviours.mjs';
import { operations } from './operations.mjs';
import { shower } from './show.mjs';

const module = await WebAssembly.compile(readFileSync(new URL('../../../build/wasm/ravel-core.wasm', import.meta.url)));

/** The handles that an operation uses, by the names of its fields. */
const uses = { chainDeferred: ['d', 'to'], list: ['of'], gather: ['of'], race: ['of'] };
const makers = new Set(['new', 'succeed', 'fail', 'maybeDeferred', 'execute', 'inline', 'deep', 'lock', 'semaphore', 'queue', 'callLater', 'deferLater', 'loop', 'cooperator', 'advance', 'pump']);
const usedField = (op) =>
  makers.has(op) || (/^r[A-Z]/.test(op) && op !== 'rUntrigger') ? [] : [/^dc/.test(op) ? 'k' : /^(task|whenDone)/.test(op) ? 't' : op === 'rUntrigger' ? 'h' : /^(acquire|release|run|put|get|loop|coop)/.test(op) ? 'o' : 'd'];

/** `recorded` gets what Ravel itself recorded of the program, once it is over. */
export async function traceOf(program, onReactor, recorded) {
  const { face, host } = await createRavel({ module, time: onReactor ? 'as-twisted' : 'virtual', traced: recorded !== undefined });
  const trace = [];
  const unhandled = [];
  const machine = {
    face,
    core: host.world.core,
    clock: onReactor ? face.reactor : new face.task.Clock(),
    bound: new Map(),
    order: [],
    names: new WeakMap(),
    pauses: new WeakMap(),
    say: (event) => void trace.push(event),
    bind(handle, object, named = object) {
      machine.bound.set(handle, object);
      machine.order.push(handle);
      if (!machine.names.has(named)) machine.names.set(named, handle);
    },
    perform: (ops) => ops.forEach(performOne),
  };
  const { show } = Object.assign(machine, shower(machine));
  Object.assign(machine, behaviours(machine));
  const perform = operations(machine);

  host.logged = (from, failure) => {
    if (from === 0) unhandled.push(show(failure));
    else machine.say({ ev: 'logged', err: show(failure) });
  };
  host.idle = () => {
    if (!onReactor) return;
    machine.say({ ev: 'idle' });
    try {
      face.reactor.stop();
    } catch {
      face.reactor.crash();
    }
  };

  function performOne(op) {
    for (const field of uses[op.op] ?? usedField(op.op)) {
      const missing = [op[field]].flat().find((handle) => !machine.bound.has(handle));
      if (missing !== undefined) return machine.say({ ev: 'skip', op: op.op, h: missing });
    }
    try {
      perform[op.op](op);
    } catch (error) {
      machine.say({ ev: 'raised', op: op.op, err: show(new face.Failure(error)) });
    }
  }

  /** What was dropped is reported once it is collected: what nobody names any more is looked for. */
  async function sayUnhandled() {
    const nameless = () => machine.core.countUnhandled() - machine.countNamedUnhandled();
    for (let tries = 0; tries < 3 && nameless() > 0; tries += 1) {
      await new Promise(setImmediate); // the last task keeps what it has looked at by WeakRef
      globalThis.gc();
      // Finalizers of one registry run in a task, and worlds that are gone have registries too.
      for (let turns = 0; turns < 50 && nameless() > 0; turns += 1) await new Promise(setImmediate);
    }
    const key = (error) => JSON.stringify(error, Object.keys(error).sort());
    for (const err of unhandled.splice(0).sort((a, b) => (key(a) < key(b) ? -1 : 1))) machine.say({ ev: 'unhandled', err });
  }

  for (const [i, op] of program.entries()) {
    machine.say({ ev: 'op', i });
    performOne(op);
    if (machine.core.countUnhandled() > 0 || unhandled.length > 0) await sayUnhandled();
  }
  machine.sayFinals(onReactor);
  machine.bound.clear();
  machine.core.reportUnhandled();
  await sayUnhandled();
  recorded?.(host.trace());
  return trace;
}
