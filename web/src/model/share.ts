// Shared links: `#v1.<payload>`, where the payload is JSON, deflated (raw) and written in base64url. Who lands another
// format adds a link of it to tests/web/fixtures/links.json: what was shared once is readable forever.
import { TooLarge, deflate, fromBase64Url, inflate, toBase64Url } from './inflate.js';
import { Refusal } from './refusal.js';
import { parseJson } from './safe_json.js';
import { type Shared, readShared } from './shared.js';
import { hashOfText } from './trace/hash.js';

const prefix = '#v1.';
/** A link that inflates to more than this is refused before it is inflated whole. */
const mostBytes = 1_000_000;
/** What does not deflate at all has a third more letters than bytes. */
const mostLetters = 1_400_000;

/** Rejects with a Refusal: what fromHash refuses is no link. */
export async function toHash(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...shared, sum: sumOf(shared) }));
  if (bytes.length > mostBytes) throw new Refusal('This program would fill more than the 1 MB that a link may hold.');
  const hash = prefix + toBase64Url(await deflate(bytes));
  await fromHash(hash).catch(() => {
    throw new Refusal('This program does not fit into a link.');
  });
  return hash;
}

/** Rejects with a Refusal. */
export async function fromHash(hash: string): Promise<Shared> {
  if (!hash.startsWith(prefix)) throw new Refusal('This link is of a newer version of Ravel than this page. Nothing was opened.');
  if (hash.length > mostLetters) throw tooLarge();
  const data = parse(await unpack(hash.slice(prefix.length)));
  const shared = readShared(data);
  if (!shared) throw new Refusal('This link does not hold a program of Ravel. Nothing was opened.');
  const { sum, ...fields } = data as { sum?: unknown };
  if (sum !== undefined ? sum !== sumOf(shared) : Object.keys(fields).some((name) => !Object.hasOwn(shared, name))) throw damaged();
  return shared;
}

async function unpack(payload: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await inflate(fromBase64Url(payload), mostBytes));
  } catch (error) {
    throw error instanceof TooLarge ? tooLarge() : damaged();
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * A letter that was changed on the way may leave a link that can be read, of another program. The first links have no sum,
 * and only the fields of a program: with another field, it is the name of the sum that was changed.
 */
const sumOf = ({ code, scenario, seed, time, network, step }: Shared): string =>
  hashOfText(JSON.stringify([code, scenario, seed, time, network, step]));

const tooLarge = (): Refusal => new Refusal('This link holds more than 1 MB. It was not opened.');
const damaged = (): Refusal => new Refusal('This link is damaged: a part of it is missing or was changed. Ask for it again.');
