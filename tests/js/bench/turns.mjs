// Turns: a call that asks for the next with callLater(0), so that each has a turn of its own. Per second.

/** Makes `turns` turns with a JavaScript call in each; nanoseconds for one. */
function ofJavaScript(createRavel, turns) {
  return async () => {
    const { face } = await createRavel();
    const { reactor } = face;
    let left = turns;
    const again = () => (--left === 0 ? reactor.stop() : reactor.callLater(0, again));
    reactor.callLater(0, again);
    const began = performance.now();
    await reactor.run();
    return ((performance.now() - began) * 1e6) / turns;
  };
}

function ofCpp(cpp, turns) {
  return async () => {
    const stopped = new Promise((resolve) => (cpp.border.stopped = resolve));
    const began = performance.now();
    cpp._bench_turns(turns);
    await stopped;
    return ((performance.now() - began) * 1e6) / turns;
  };
}

export async function turns(figures, { createRavel, cpp }) {
  await figures.rate('turns with JavaScript calls', ofJavaScript(createRavel, 50_000));
  if (cpp) await figures.rate('turns with C++ calls', ofCpp(cpp, 500_000));
}

/** How much later the page's frames are while a program makes turns without end: the 95th of 100, in milliseconds. */
export async function frames(figures, { createRavel }) {
  if (typeof requestAnimationFrame !== 'function') return;
  const gapsOf = async (count) => {
    const gaps = [];
    let last = await new Promise(requestAnimationFrame);
    while (gaps.length < count) {
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    return gaps.sort((a, b) => a - b);
  };
  const alone = await gapsOf(100);
  const { face } = await createRavel();
  const again = () => face.reactor.callLater(0, again);
  again();
  void face.reactor.run();
  const gaps = await gapsOf(100);
  face.reactor.stop();
  figures.report('a frame, 95 of 100', alone[94], 'ms');
  figures.report('a frame is late by, 95 of 100, while calls ask for calls', Math.max(0, gaps[94] - alone[94]), 'ms');
}
