// What there is behind a page: frames; and, in Chromium only, workers, nodes and heaps, once garbage has been collected.
import { engine } from '../browser/support/browser.mjs';

const framesOf = (page) => page.evaluate(() => document.querySelectorAll('iframe').length);

/** Sizes are bytes of JavaScript's heap. `ofPage()`: its own; `ofWorkers()`: of each worker. */
export const meterOf = (page) =>
  engine === 'chromium' ? chromiumMeter(page) : { ofPage: async () => ({ frames: await framesOf(page) }), ofWorkers: async () => [] };

async function chromiumMeter(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const answers = new Map();
  let asked = 0;
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
    answers.delete(id);
  });

  /** Asks a worker. */
  async function ask(sessionId, method) {
    const id = ++asked;
    const answer = new Promise((resolve) => {
      answers.set(id, resolve);
      setTimeout(() => answers.delete(id) && resolve(undefined), 10_000); // it has gone, or is busy
    });
    await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  }

  return {
    async ofPage() {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      return {
        frames: await framesOf(page),
        workers: page.workers().length,
        heap: of('JSHeapUsedSize'),
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
      };
    },
    async ofWorkers() {
      const { targetInfos } = await cdp.send('Target.getTargets');
      const heaps = [];
      for (const { targetId } of targetInfos.filter(({ type }) => type === 'worker')) {
        const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false }).catch(() => ({}));
        if (!sessionId) continue;
        await ask(sessionId, 'HeapProfiler.collectGarbage');
        const usage = await ask(sessionId, 'Runtime.getHeapUsage');
        if (usage) heaps.push(usage.usedSize + usage.backingStorageSize);
        await cdp.send('Target.detachFromTarget', { sessionId }).catch(() => {});
      }
      return heaps;
    },
  };
}
