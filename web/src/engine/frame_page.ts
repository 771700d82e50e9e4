// The frame's document: an opaque origin with nothing but workers in it. It is a file of its own (made by
// build/frames.ts), since a srcdoc frame is held to the policy of the page around it, which allows none of this.
import type { Time } from './messages.js';

/** In virtual time the network is simulated, so nothing goes out; in real time the program may ask anybody. */
const connect = { virtual: 'blob:', real: 'blob: http: https:' };

/** `hashOf`: as a policy names a script by its SHA-256, in base64. */
export function framePolicy(time: Time, hashOf: (text: string) => string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}' 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    `connect-src ${connect[time]}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function framePage(time: Time, hashOf: (text: string) => string): string {
  const policy = framePolicy(time, hashOf);
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Where programs run</title><script>${script}</script>`;
}

// It takes orders only where it can do no harm: in a sandboxed frame, whose origin is null. Opened in any
// other way it would have the origin of the page.
const script = `
'use strict';
const workers = new Map();
let source, module;
const tell = (message) => parent.postMessage(message, '*');
const reason = (error) => String(error && error.message || error).slice(0, 300);
const end = (id) => {
  const worker = workers.get(id);
  workers.delete(id);
  if (worker) worker.terminate();
};
const take = {
  async boot(data) {
    if (source) return;
    try {
      source = URL.createObjectURL(new Blob([data.worker], { type: 'text/javascript' }));
      module = await WebAssembly.compile(data.wasm);
      tell({ type: 'frame-ready' });
    } catch (error) {
      tell({ type: 'frame-failed', reason: reason(error) });
    }
  },
  start(data, port) {
    const id = data.worker;
    try {
      const worker = new Worker(source);
      worker.onerror = (event) => {
        event.preventDefault();
        tell({ type: 'worker-failed', worker: id, reason: event.message ? reason(event.message) : 'it could not be loaded' });
      };
      worker.postMessage({ module }, [port]);
      workers.set(id, worker);
    } catch (error) {
      tell({ type: 'worker-failed', worker: id, reason: reason(error) });
    }
  },
  kill: (data) => end(data.worker),
  ping: () => tell({ type: 'pong' }),
};
if (self.origin === 'null' && parent !== self) {
  addEventListener('message', ({ source: from, data, ports }) => {
    if (from === parent && data && Object.hasOwn(take, data.type)) take[data.type](data, ports[0]);
  });
  tell({ type: 'frame-loaded' });
}
`;
