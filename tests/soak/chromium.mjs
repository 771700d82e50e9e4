// Chromium on the built page, and what it tells of its memory, its workers and its frames.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { staticServer } from '../../web/serve.mjs';
import { dist, listen, quiet, reach } from '../browser/support/browser.mjs';

/** Starts server and browser; `end()` ends both. `open(hash)` gives a page in a context of its own. */
export async function startChromium(problems) {
  const server = staticServer(dist, '/');
  const address = `${await listen(server)}/`;
  const profile = await mkdtemp(join(tmpdir(), 'ravel-soak-'));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet, env: { ...process.env, HOME: profile } });

  async function open(hash) {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(address + hash);
    await reach(page, 'idle');
    return page;
  }
  async function end() {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
  return { open, end };
}

/** What there is behind a page, once its garbage has been collected. Sizes are bytes of JavaScript's heap. */
export async function meterOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const answers = new Map();
  let asked = 0;
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
    answers.delete(id);
  });

  /** Asks a worker or a frame. */
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
    async page() {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      return {
        heap: of('JSHeapUsedSize'),
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
        frames: page.frames().length,
        workers: page.workers().length,
      };
    },
    /** The heaps of its workers. */
    async workers() {
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
