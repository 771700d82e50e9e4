// The service worker: keeps every file of one build, so that the page works offline. It answers for those files only; all
// else goes to the network as if it were not there. A new one waits until the learner takes it, or all tabs are closed.
import type { ToServiceWorker } from '../messages.js';
import { fetchFile } from './fetch_file.js';
import { dropUnused } from './unused.js';

declare const self: ServiceWorkerGlobalScope;
/** A name for the build, and every file of it with its SHA-256 in base64: the first line, written by build/offline.ts. */
declare const ravelBuild: { version: string; files: Record<string, string> };

const prefix = `ravel ${self.registration.scope} `;
const own = prefix + ravelBuild.version;
/** How many files are fetched at a time. */
const together = 4;
/** Whoever asks for the folder wants its page. */
const fileOf = (url: URL): string =>
  decodeURIComponent(url.href.slice(self.registration.scope.length).replace(/[?#].*$/, '')) || 'index.html';
const addressOf = (file: string): string => new URL(file, self.registration.scope).href;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as Partial<ToServiceWorker>;
  if (type === 'take') void self.skipWaiting();
  if (type === 'loaded') event.waitUntil(dropUnused(prefix, own));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return;
  const file = fileOf(url);
  // Pages of an older build, in other tabs, ask for files of theirs.
  if (!Object.hasOwn(ravelBuild.files, file) && !file.startsWith('assets/')) return;
  event.respondWith(answer(request, file));
});

/** All files or nothing: if one can't be had, the version before stays. */
async function install(): Promise<void> {
  const cache = await caches.open(own);
  const left = Object.entries(ravelBuild.files);
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [file, hash] = next;
      if (!(await cache.match(addressOf(file)))) await cache.put(addressOf(file), await fetchFile(addressOf(file), hash));
    }
  };
  try {
    await Promise.all(Array.from({ length: together }, work));
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

/** The page that installed it is served by it from now on: nothing of it is missing when the network goes away. */
async function activate(): Promise<void> {
  await self.clients.claim();
  await dropUnused(prefix, own);
}

async function answer(request: Request, file: string): Promise<Response> {
  const kept = await recall(file);
  if (!kept) return fetch(request);
  return request.mode === 'navigate' && file.startsWith('assets/frame-') ? sandboxed(kept) : kept;
}

/** Undefined where the browser has dropped it, or can't read what it keeps. */
async function recall(file: string): Promise<Response | undefined> {
  try {
    const address = addressOf(file);
    const kept = await (await caches.open(own)).match(address);
    return kept ?? (file.startsWith('assets/') ? await caches.match(address) : undefined);
  } catch {
    return undefined;
  }
}

/** The frame that programs run in: sandboxed by its own answer, since a frame that its page sandboxes does not come here. */
function sandboxed(kept: Response): Response {
  const headers = new Headers(kept.headers);
  headers.set('Content-Security-Policy', 'sandbox allow-scripts');
  return new Response(kept.body, { headers });
}
