// The operations of programs, by name.
import { errorOf } from './behaviours.mjs';

export function operations(machine) {
  const { face, bind, bound, clock, say } = machine;
  const { defer, task, reactor } = face;
  const get = (handle) => bound.get(handle);
  const members = (op) => op.of.map(get);

  return {
    new: (op) => bind(op.d, new defer.Deferred(op.canceller && machine.canceller(op.canceller))),
    succeed: (op) => bind(op.d, defer.succeed(op.v)),
    fail: (op) => bind(op.d, defer.fail(errorOf(op.e))),
    maybeDeferred: (op) => bind(op.d, defer.maybeDeferred(machine.plain(op.f), ...(op.args ?? []))),
    execute: (op) => bind(op.d, defer.execute(machine.plain(op.f), ...(op.args ?? []))),
    addCallback: (op) => get(op.d).addCallback(machine.taking(op.cb), ...(op.args ?? [])),
    addErrback: (op) => get(op.d).addErrback(machine.taking(op.eb), ...(op.args ?? [])),
    addBoth: (op) => get(op.d).addBoth(machine.taking(op.cb), ...(op.args ?? [])),
    addCallbacks: (op) => get(op.d).addCallbacks(machine.taking(op.cb), machine.taking(op.eb), op.args ?? [], op.ebArgs ?? []),
    callback: (op) => get(op.d).callback(op.e ? new face.Failure(errorOf(op.e)) : op.v),
    errback: (op) => get(op.d).errback(errorOf(op.e)),
    cancel: (op) => get(op.d).cancel(),
    pause(op) {
      const d = get(op.d);
      machine.pauses.set(d, (machine.pauses.get(d) ?? 0) + 1);
      d.pause();
    },
    unpause(op) {
      const d = get(op.d);
      const pauses = machine.pauses.get(d) ?? 0;
      if (pauses === 0 && !op.force) return say({ ev: 'skip', op: 'unpause', h: op.d });
      machine.pauses.set(d, pauses - 1);
      d.unpause();
    },
    chainDeferred: (op) => get(op.d).chainDeferred(get(op.to)),
    addTimeout(op) {
      if (op.on) get(op.d).addTimeout(op.t, clock, machine.taking(op.on));
      else get(op.d).addTimeout(op.t, clock);
    },
    list: (op) => bind(op.d, new defer.DeferredList(members(op), op)),
    gather: (op) => bind(op.d, defer.gatherResults(members(op), op)),
    race: (op) => bind(op.d, defer.race(members(op))),
    query: (op) => say({ ev: 'state', d: op.d, ...machine.stateOf(get(op.d)) }),
    drop(op) {
      machine.forgetObject(get(op.d));
      bound.delete(op.d);
    },
    inline(op) {
      if (op.style === 'await') bind(op.d, defer.ensureDeferred(machine.inlineFunction(op)));
      else bind(op.d, defer.inlineCallbacks(machine.inlineFunction)(op));
    },
    deep: (op) => say({ ev: 'deep', results: deep(face, op).map(machine.show) }),

    lock: (op) => bind(op.o, new defer.DeferredLock()),
    semaphore: (op) => bind(op.o, new defer.DeferredSemaphore(op.n)),
    queue: (op) => bind(op.o, new defer.DeferredQueue(op.size ?? null, op.backlog ?? null)),
    acquire: (op) => bind(op.d, get(op.o).acquire()),
    release: (op) => get(op.o).release(),
    run: (op) => bind(op.d, get(op.o).run(machine.plain(op.f), ...(op.args ?? []))),
    put: (op) => get(op.o).put(op.v),
    get: (op) => bind(op.d, get(op.o).get()),

    callLater(op) {
      const made = () => {
        say({ ev: 'timer', k: op.k, now: clock.seconds() });
        machine.perform(op.do ?? []);
        if (op.raise) throw errorOf(op.raise);
      };
      bind(op.k, clock.callLater(op.t, made));
    },
    dcCancel: (op) => get(op.k).cancel(),
    dcReset: (op) => get(op.k).reset(op.t),
    dcDelay: (op) => get(op.k).delay(op.t),
    dcQuery: (op) => say({ ev: 'dc', k: op.k, active: get(op.k).active(), time: get(op.k).getTime() }),
    advance: (op) => clock.advance(op.t),
    pump: (op) => clock.pump(op.ts),
    deferLater: (op) => bind(op.d, task.deferLater(clock, op.t, op.f && machine.plain(op.f), ...(op.args ?? []))),
    loop(op) {
      let n = 0;
      const tick = (count) => {
        const event = { ev: 'tick', o: op.o, n, now: clock.seconds() };
        say(count === undefined ? event : { ...event, count });
        const f = op.fs[n];
        n += 1;
        return f ? machine.plain(f)() : null;
      };
      const loop = op.withCount ? task.LoopingCall.withCount(tick) : new task.LoopingCall(tick);
      loop.clock = clock;
      bind(op.o, loop);
    },
    loopStart: (op) => bind(op.d, get(op.o).start(op.t, op.now)),
    loopStop: (op) => get(op.o).stop(),
    loopReset: (op) => get(op.o).reset(),

    cooperator(op) {
      const scheduler = (f) => clock.callLater(op.t, f);
      const terminationPredicateFactory = () => () => true;
      bind(op.o, new task.Cooperator({ scheduler, terminationPredicateFactory, started: op.started ?? true }));
    },
    cooperate(op) {
      const iterator = (function* () {
        for (const [i, item] of op.items.entries()) {
          say({ ev: 'work', t: op.t, i });
          machine.perform(item.do ?? []);
          yield machine.end(item.ret, null);
        }
      })();
      bind(op.t, get(op.o).cooperate(iterator), iterator);
    },
    whenDone: (op) => bind(op.d, get(op.t).whenDone()),
    taskPause: (op) => get(op.t).pause(),
    taskResume: (op) => get(op.t).resume(),
    taskStop: (op) => get(op.t).stop(),
    coopStop: (op) => get(op.o).stop(),
    coopStart: (op) => get(op.o).start(),

    rRun() {
      void reactor.run();
      // In virtual time the turns need not wait for tasks of the host.
      while (machine.core.started()) machine.core._ravel_wake();
      say({ ev: 'returned', now: clock.seconds() });
    },
    rStop: () => reactor.stop(),
    rCrash: () => reactor.crash(),
    rWhenRunning: (op) => reactor.callWhenRunning(machine.plain(op.f), ...(op.args ?? [])),
    rFromThread: (op) => reactor.callFromThread(machine.plain(op.f), ...(op.args ?? [])),
    rTrigger: (op) => bind(op.h, reactor.addSystemEventTrigger(op.phase, op.event, machine.plain(op.f), ...(op.args ?? []))),
    rUntrigger: (op) => reactor.removeSystemEventTrigger(get(op.h)),
    rFire: (op) => reactor.fireSystemEvent(op.event),
  };
}

/** Chains so long that recursion would exhaust the stack: what the last callback of each received. */
function deep({ defer }, { kind, n }) {
  const results = [];
  const keep = (value) => void results.push(value);
  const chained = () => {
    const all = Array.from({ length: n }, () => new defer.Deferred());
    all.slice(0, -1).forEach((d, i) => d.addCallback(() => all[i + 1]));
    return all;
  };
  if (kind === 'outerFirst' || kind === 'innerFirst') {
    const all = chained();
    all[0].addBoth(keep);
    for (const d of kind === 'outerFirst' ? all : [...all].reverse()) d.callback(n);
  } else if (kind === 'manyCallbacks' || kind === 'firedInner') {
    const d = new defer.Deferred();
    for (let i = 0; i < n; i += 1) d.addCallback(kind === 'manyCallbacks' ? (x) => x + 1 : (x) => defer.succeed(x + 1));
    d.addBoth(keep);
    d.callback(0);
  } else if (kind === 'inlineLoop') {
    const sum = defer.inlineCallbacks(function* () {
      let total = 0;
      for (let i = 0; i < n; i += 1) total += yield defer.succeed(1);
      return total;
    });
    sum().addBoth(keep);
  } else {
    for (const d of chained().slice(0, -1)) d.callback(null);
  }
  return results;
}
