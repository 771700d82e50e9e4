// Shared links: `#v1.<payload>`, where the payload is JSON, deflated (raw) and written in base64url.
import type { Network } from 'ravel/create.js';
import { parseNetwork } from './network.js';
import { hashOfText } from './trace/hash.js';

/** What a link carries. */
export interface Shared {
  code: string;
  scenario: string;
  seed: number;
  time: 'virtual' | 'real';
  /** Where it is not the scenario's own. */
  network?: Network | undefined;
}

/** The changes to a shared program are kept under this: the same for links that differ in seed and time alone. */
export const keyOf = ({ code, scenario, network }: Shared): string => `link.${hashOfText(JSON.stringify([scenario, code, network]))}`;

const prefix = '#v1.';
/** A link that inflates to more than this is refused before it is inflated whole. */
const mostBytes = 1_000_000;

export function isShared(hash: string): boolean {
  return /^#v\d+\./.test(hash);
}

export async function toHash(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  return prefix + toBase64Url(await readAll(pipe(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY));
}

/** Rejects with a sentence for people when the link can't be read. */
export async function fromHash(hash: string): Promise<Shared> {
  if (!hash.startsWith(prefix)) throw new Error('This link is of a newer version of Ravel than this page. Nothing was opened.');
  let text: string;
  try {
    const stream = pipe(fromBase64Url(hash.slice(prefix.length)), new DecompressionStream('deflate-raw'));
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readAll(stream, mostBytes));
  } catch (error) {
    if (error instanceof TooLarge) throw new Error('This link holds more than 1 MB. It was not opened.');
    throw new Error('This link is damaged: a part of it is missing or was changed. Ask for it again.');
  }
  const shared = parse(text);
  if (!shared) throw new Error('This link does not hold a program of Ravel. Nothing was opened.');
  return shared;
}

function parse(text: string): Shared | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const { code, scenario, seed, time, network } = data as Record<string, unknown>;
  if (typeof code !== 'string' || typeof scenario !== 'string' || !/^[a-z0-9-]{0,60}$/.test(scenario)) return undefined;
  if (!Number.isSafeInteger(seed) || (seed as number) < 0) return undefined;
  if (time !== 'virtual' && time !== 'real') return undefined;
  const shared = { code, scenario, seed: seed as number, time } satisfies Shared;
  if (network === undefined) return shared;
  const pages = parseNetwork(network);
  return pages && { ...shared, network: pages };
}

class TooLarge extends Error {}

function pipe(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream as unknown as TransformStream<Uint8Array<ArrayBuffer>, Uint8Array>);
}

async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      void reader.cancel();
      throw new TooLarge();
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Error('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}
