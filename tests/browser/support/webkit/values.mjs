// What comes out of a page (tools.mjs has the other side), and waiting for it.
import { setTimeout as wait } from 'node:timers/promises';

const others = { undefined, NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity };

export const decode = (text) => plain(JSON.parse(text));

function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ === 'string' && Object.keys(value).length === 1) return others[value.$];
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

/** What is thrown when the document goes before it has answered. */
export class PageLeft extends Error {
  constructor() {
    super('the page was left while it was asked');
  }
}

/** Asks until the answer has no `wait`, which says what it is waited for; and again of the document that comes after. */
export async function until(ask, timeout, what) {
  const end = Date.now() + timeout;
  for (let tries = 0; ; tries += 1) {
    const answer = await ask().catch((error) => {
      if (error instanceof PageLeft) return { wait: error.message };
      throw error;
    });
    if (answer.wait === undefined) return answer;
    if (Date.now() > end) throw Object.assign(new Error(`${what}: after ${timeout} ms ${answer.wait}`), { name: 'TimeoutError' });
    await wait(Math.min(tries * 5, 50));
  }
}
