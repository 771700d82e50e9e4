// What a program finds around it in Node: what it would find in the page's worker, and nothing of Node.
import { createContext, runInContext } from 'node:vm';

/** What a browser's worker has beside the language itself. */
const ofWorkers = [
  'AbortController AbortSignal Blob DOMException Event EventTarget FormData Headers MessageChannel MessageEvent MessagePort',
  'ReadableStream Request Response TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream URL',
  'URLSearchParams WritableStream atob btoa clearInterval clearTimeout console crypto performance queueMicrotask',
  'setInterval setTimeout structuredClone',
].flatMap((names) => names.split(' '));

/** Where a page is not isolated from others, workers have none. */
const notInPages = new Set(['SharedArrayBuffer']);

/** Once; nothing of Node can be reached by name after it. */
export function narrowRealm(): void {
  const global = globalThis as unknown as Record<string, unknown>;
  const { setTimeout, setInterval } = globalThis;
  const ofLanguage = runInContext('Object.getOwnPropertyNames(globalThis)', createContext()) as string[];
  const kept = new Set([...ofLanguage.filter((name) => !notInPages.has(name)), ...ofWorkers]);
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  global.self = globalThis;
  // Timers are numbers.
  global.setTimeout = (...given: Parameters<typeof setTimeout>) => Number(setTimeout(...given));
  global.setInterval = (...given: Parameters<typeof setInterval>) => Number(setInterval(...given));
  // In virtual time nothing goes out.
  global.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
}
