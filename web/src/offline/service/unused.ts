// Drops what is kept of older builds, once no page of theirs is open any more.
import type { ToPage } from '../messages.js';

declare const self: ServiceWorkerGlobalScope;

/** How long a page may take to answer, in milliseconds. */
const patience = 10_000;

export async function dropUnused(prefix: string, own: string): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  if (older.length === 0) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const scripts = await Promise.all(pages.filter(({ frameType }) => frameType === 'top-level').map(scriptOf));
  for (const name of older) {
    const cache = await caches.open(name);
    const used = await Promise.all(scripts.map(async (script) => script === undefined || (await cache.match(script)) !== undefined));
    if (!used.includes(true)) await caches.delete(name);
  }
}

/** Undefined if it does not say: it may be a page that is still loading, or one that the browser has put to sleep. */
function scriptOf(page: WindowClient): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(typeof data === 'string' ? data : undefined);
    setTimeout(() => resolve(undefined), patience);
    page.postMessage({ type: 'which' } satisfies ToPage, [port2]);
  });
}
