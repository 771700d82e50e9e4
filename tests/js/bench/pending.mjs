// What 100,000 pending calls cost the host: how often setTimeout is called, and how many timers are armed in the end.
const many = 100_000;

/** Counts while f runs. */
async function counted(f) {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const armed = new Set();
  let calls = 0;
  globalThis.setTimeout = (...args) => {
    const timer = set(...args);
    calls += 1;
    armed.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    armed.delete(timer);
    clear(timer);
  };
  try {
    await f();
  } finally {
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }
  return { calls, armed: armed.size };
}

/** A host task later. */
const task = () => new Promise(post);

function post(f) {
  if (typeof setImmediate === 'function') return setImmediate(f);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = f;
  port2.postMessage(null);
}

function askForMany(reactor) {
  for (let i = 0; i < many; i++) reactor.callLater(3600 + (i % 1000), () => {});
}

/** From where the calls are asked for. */
const ways = {
  'before the run': async (reactor) => {
    askForMany(reactor);
    void reactor.run();
  },
  'in a turn': async (reactor) => {
    reactor.callWhenRunning(askForMany, reactor);
    void reactor.run();
    await task();
  },
  'between turns': async (reactor) => {
    void reactor.run();
    await task();
    askForMany(reactor);
  },
};

export async function pending(figures, { createRavel }) {
  for (const [where, ask] of Object.entries(ways)) {
    const { face } = await createRavel();
    const { calls, armed } = await counted(async () => {
      await ask(face.reactor);
      await task();
    });
    figures.report(`100,000 calls asked for ${where}: timers armed`, armed, 'timers');
    figures.report(`100,000 calls asked for ${where}: setTimeout`, calls, 'calls');
    face.reactor.stop();
    await task();
  }
}
