// Fetches a file of the engine as bytes: whole, as it was built, or with a sentence that says why not.
import { count } from '../model/facts.js';
import { lengthOf, sumOf } from './sum.js';

export interface FileAt {
  address: string;
  /** What the build wrote down of it (sum.ts); without one it is taken as it comes. */
  sum?: string | undefined;
}

/** How long nothing may come, in milliseconds. */
const patience = 20_000;

/** What a browser has kept of these, or still waits for, is not taken. */
const failed = new Set<string>();

export async function fetchWhole(file: FileAt): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = await attempt(file, failed.has(file.address) ? 'reload' : 'default');
  if (typeof bytes === 'string' && bytes !== stalled && !failed.has(file.address)) bytes = await attempt(file, 'reload');
  if (typeof bytes !== 'string') return bytes;
  failed.add(file.address);
  throw new Error(`${new URL(file.address, location.href).pathname} could not be loaded (${bytes}). Press Run to try again.`);
}

const stalled = `nothing came for ${patience / 1000} seconds: is the network there?`;

/** Gives why not, where it can't. */
async function attempt({ address, sum }: FileAt, cache: RequestCache): Promise<Uint8Array<ArrayBuffer> | string> {
  const control = new AbortController();
  const timer = new Timer(patience, () => control.abort());
  let answered = false;
  try {
    const response = await fetch(address, { cache, signal: control.signal });
    answered = true;
    if (!response.ok) return `the server answered ${response.status}`;
    const bytes = await readAll(response, () => timer.again());
    return whyDamaged(bytes, sum) ?? bytes;
  } catch {
    if (control.signal.aborted) return stalled;
    return answered ? 'the connection was lost half way' : 'no answer: is the network there, and does nothing block this address?';
  } finally {
    timer.end();
  }
}

async function readAll(response: Response, came: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    came();
    if (value) parts.push(value);
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
  }
}

function whyDamaged(bytes: Uint8Array, sum: string | undefined): string | undefined {
  if (sum === undefined || sumOf(bytes) === sum) return undefined;
  if (bytes[0] === 0x3c)
    // <
    return 'a web page came in its place: does the network want you to log in, or does the host answer every address with one?';
  const whole = lengthOf(sum);
  if (bytes.length < whole) return `it broke off: ${bytes.length.toLocaleString('en')} of ${count(whole, 'byte')} came`;
  return 'it is not as it was built: something on the way has changed it';
}

/** Calls once nothing was heard for so long. */
class Timer {
  private timer = 0;
  constructor(
    private readonly milliseconds: number,
    private readonly call: () => void,
  ) {
    this.again();
  }
  again(): void {
    this.end();
    this.timer = window.setTimeout(this.call, this.milliseconds);
  }
  end(): void {
    clearTimeout(this.timer);
  }
}
