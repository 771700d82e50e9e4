// 100,000 damaged links, program files and trace files: each is opened as something whole, or refused in a sentence for
// people. Nothing else comes of any, and none takes long.
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Network } from 'ravel/create.js';
import { readFile } from '@web/model/open_file.js';
import { writeProgramFile } from '@web/model/program_file.js';
import { Refusal } from '@web/model/refusal.js';
import { fromHash, toHash } from '@web/model/share.js';
import type { Shared } from '@web/model/shared.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { type TraceFile, writeTraceFile } from '@web/model/trace_file.js';
import { type Chance, chanceOf, damageData, damageText, pick } from './support/damage.js';

const textOf = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const links = JSON.parse(textOf('links.json')) as { link: string; holds: Shared }[];
const programs = [textOf('program-1.txt'), ...links.map(({ holds }) => writeProgramFile(holds))];
const traces = [textOf('trace-1-chaining.txt'), textOf('trace-1-errback-lanes.txt')];

const sentence = /^(This|The|Event) [^\n]*(Nothing was opened\.|It was not opened\.|Ask for it again\.)$/;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const json = '{}[]",:\\0123456789.-eEtrufalsn \n\u0000\u202e\ud83d';

interface Count {
  tried: number;
  decoded: number;
  refused: number;
  /** In milliseconds. */
  longest: number;
}

async function throwAt(
  tries: number,
  damaged: () => string,
  decode: (text: string) => unknown,
  check: (decoded: never) => void,
): Promise<Count> {
  const count: Count = { tried: 0, decoded: 0, refused: 0, longest: 0 };
  for (; count.tried < tries; count.tried += 1) {
    const text = damaged();
    const before = performance.now();
    try {
      const decoded = await decode(text);
      check(decoded as never);
      count.decoded += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || !sentence.test(error.message))
        throw new Error(`of ${JSON.stringify(text.slice(0, 2_000))}`, { cause: error });
      count.refused += 1;
    }
    count.longest = Math.max(count.longest, performance.now() - before);
  }
  return count;
}

const plain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;
const only = (value: object, names: string): boolean => plain(value) && Object.keys(value).every((name) => names.split(' ').includes(name));
const whole = (value: unknown, most: number): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const seconds = (value: unknown): boolean => value === undefined || (typeof value === 'number' && value >= 0 && value <= 86_400);

/** Anew, and not by the page's own code. */
function checkShared(shared: Shared): void {
  if (!only(shared, 'code scenario seed time network step')) throw new Error('other fields');
  if (typeof shared.code !== 'string' || !/^[a-z0-9-]{0,60}$/.test(shared.scenario)) throw new Error('code, scenario');
  if (!whole(shared.seed, 2 ** 53 - 1) || !['virtual', 'real'].includes(shared.time)) throw new Error('seed, time');
  if ('step' in shared && !whole(shared.step, 100_000)) throw new Error('step');
  if (shared.network) checkNetwork(shared.network);
}

function checkNetwork(network: Network): void {
  const entries = Object.entries(network);
  if (!plain(network) || entries.length > 50) throw new Error('a network');
  for (const [name, entry] of entries) {
    if (!/^(https?:\/\/|memory:)/.test(name) || name.length > 500) throw new Error(`a page of ${name}`);
    const page = entry as Record<string, unknown>;
    if (!only(page, name.startsWith('memory:') ? 'delay gap pieces' : 'latency jitter chunks status body failure dropped'))
      throw new Error('fields of a page');
    if (![page.latency, page.jitter, page.delay, page.gap, ...((page.chunks as number[] | undefined) ?? [])].every(seconds))
      throw new Error('seconds');
    if (page.status !== undefined && !(whole(page.status, 599) && (page.status as number) >= 100)) throw new Error('a status');
    if (![page.body, page.failure].every((text) => text === undefined || typeof text === 'string')) throw new Error('a text');
  }
}

function checkTrace(trace: TraceFile): void {
  if (!only(trace, 'time seed scenario source dropped events') || trace.events.length > 100_000) throw new Error('other fields');
  if (typeof trace.source !== 'string' || !whole(trace.seed, 2 ** 53 - 1) || !whole(trace.dropped, 2 ** 53 - 1)) throw new Error('a head');
  for (const [index, event] of trace.events.entries()) {
    if (!only(event, 'seq time kind cause lane deferred other call pair line due text') || event.seq !== index + 1)
      throw new Error('an event');
    if (!Number.isFinite(event.time) || !((event.cause ?? 0) < event.seq) || (event.text ?? '').length > 20_001)
      throw new Error('an event');
  }
}

/** One in so many traces is looked at as the page does: its states from the first to the last. */
let turn = 0;
function lookAt(trace: TraceFile): void {
  checkTrace(trace);
  if ((turn += 1) % 20 !== 0) return;
  const recording = makeRecording(trace.source, trace.time);
  recording.add(trace.events, trace.dropped);
  const seeker = new Seeker(recording);
  for (const seq of [0, Math.floor(trace.events.length / 2), trace.events.length]) seeker.at(seq);
}

const packed = (text: string): string => `#v1.${deflateRawSync(text).toString('base64url')}`;

function damagedLink(chance: Chance): string {
  const { link, holds } = pick(chance, links);
  if (chance() < 0.5) return packed(damageData(chance, holds));
  if (chance() < 0.3) return packed(damageText(chance, JSON.stringify(holds), programs, json));
  return damageText(
    chance,
    link,
    links.map((other) => other.link),
    base64url,
  );
}

const damagedFile = (chance: Chance, files: readonly string[]): string =>
  chance() < 0.6
    ? damageData(chance, JSON.parse(pick(chance, files)))
    : damageText(chance, pick(chance, files), [...programs, ...traces], json);

test('100,000 damaged payloads are opened whole, or refused in words', { timeout: 300_000 }, async () => {
  const chance = chanceOf(20_211);
  const before = process.memoryUsage().rss;
  const program = (text: string): unknown => {
    const opened = readFile(text);
    if (opened.kind === 'work') throw new Error('no file here says that it is a work');
    return opened.kind === 'program' ? opened.shared : opened.trace;
  };
  const either = (opened: Shared | TraceFile): void => ('events' in opened ? lookAt(opened) : checkShared(opened));
  const counts = {
    links: await throwAt(40_000, () => damagedLink(chance), fromHash, checkShared),
    programs: await throwAt(30_000, () => damagedFile(chance, programs), program, either),
    traces: await throwAt(30_000, () => damagedFile(chance, traces), program, either),
  };
  const grown = (process.memoryUsage().rss - before) / 1e6;
  for (const [kind, { tried, decoded, refused, longest }] of Object.entries(counts))
    console.log(
      `${kind}: ${tried.toLocaleString('en')} tried, ${decoded} opened, ${refused} refused, the longest took ${longest.toFixed(0)} ms`,
    );
  console.log(`memory: ${grown.toFixed(0)} MB more`);
  for (const { tried, decoded, refused } of Object.values(counts)) {
    expect(decoded + refused).toBe(tried);
    // Neither all nor none: the damage is such as matters.
    expect(Math.min(decoded, refused)).toBeGreaterThan(tried / 50);
  }
  expect(Math.max(...Object.values(counts).map(({ longest }) => longest))).toBeLessThan(2_000);
  expect(grown).toBeLessThan(600);
});

test('of a link with a sum, no damaged letter goes unseen', { timeout: 60_000 }, async () => {
  const { holds } = links.at(-1)!;
  const hash = await toHash({ ...holds, code: holds.code.repeat(20) });
  const chance = chanceOf(7);
  let opened = 0;
  for (let i = 0; i < 3_000; i += 1) {
    const at = 4 + Math.floor(chance() * (hash.length - 4));
    const letter = pick(
      chance,
      [...base64url].filter((other) => other !== hash[at]),
    );
    const read = await fromHash(hash.slice(0, at) + letter + hash.slice(at + 1)).catch((error: unknown) => error);
    if (read instanceof Refusal) continue;
    opened += 1;
    // A letter may carry bits that mean nothing, behind the end.
    expect(read).toEqual({ ...holds, code: holds.code.repeat(20) });
  }
  console.log(`one letter changed: 3,000 tried, ${3_000 - opened} refused, ${opened} opened as they were meant, none as another program`);
});

test('what is whole is opened', async () => {
  for (const { link, holds } of links) expect(await fromHash(link)).toEqual(holds);
  for (const text of traces) {
    const opened = readFile(text);
    if (opened.kind === 'trace') expect(readFile(writeTraceFile(opened.trace))).toEqual(opened);
  }
});
