// The frame's document: an opaque origin with nothing but workers in it. It is a file of its own (made by
// build/frames.ts), since a srcdoc frame would be held to the page's policy, which allows none of this.
import type { RunSettings } from './messages.js';

export const frameFile = (time: RunSettings['time']): string => `frame-${time}.html`;

/** In virtual time the network is simulated, so nothing goes out; in real time the program may ask anybody. */
const connect = { virtual: 'blob:', real: 'blob: http: https:' };

export function framePage(time: RunSettings['time']): string {
  const policy = [
    "default-src 'none'",
    "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    'worker-src blob:',
    `connect-src ${connect[time]}`,
  ].join('; ');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
}

const script = `
'use strict';
const workers = new Map();
let source, module;
const tell = (message) => parent.postMessage(message, '*');
addEventListener('message', async ({ source: from, data, ports }) => {
  if (from !== parent || typeof data !== 'object' || data === null) return;
  if (data.type === 'boot' && !source) {
    try {
      source = URL.createObjectURL(new Blob([data.worker], { type: 'text/javascript' }));
      module = await WebAssembly.compile(data.wasm);
      tell({ type: 'frame-ready' });
    } catch (error) {
      tell({ type: 'frame-failed', reason: String(error && error.message || error) });
    }
  } else if (data.type === 'start' && module) {
    const worker = new Worker(source);
    worker.postMessage({ module }, [ports[0]]);
    workers.set(data.worker, worker);
  } else if (data.type === 'kill') {
    const worker = workers.get(data.worker);
    workers.delete(data.worker);
    if (worker) worker.terminate();
  }
});
tell({ type: 'frame-loaded' });
`;
