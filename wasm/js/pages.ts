// The pages of the simulated network, as they are handed to the core: with this run's latencies.
import type { Core } from './core.js';
import { demand } from './errors.js';

/** A page of the simulated network. Times are seconds after the asking. */
export interface Page {
  latency: number;
  /** The latency is off by up to so much, either way: chance decides once a run, by the run's seed. Default 0. */
  jitter?: number;
  /** When pieces of it arrive; without them it comes in one. */
  chunks?: number[];
  /** Default 200; 400 and more fail with HttpError. */
  status?: number;
  body?: string;
  /** There is no answer, and this is why. */
  failure?: string;
  /** The answer begins, and breaks off when the latency is over. */
  dropped?: boolean;
}

/** What a dropped page says where it has no words of its own. */
const lost = 'the connection was lost half way';
/** Jitter has numbers of its own, far from those of the run's seed: the program's chance is the same without it. */
const jitterSeed = 2 ** 32;

/** Tells the core all pages, in their order. Its chance is left as the seed has it. (tests/scenarios/network.cpp does the same.) */
export function addPages(core: Core, seed: number, pages: [url: string, page: Page][]): void {
  core.seed(seed + jitterSeed);
  for (const [url, page] of pages) addPage(core, url, page);
  core.seed(seed);
}

function addPage(core: Core, url: string, page: Page): void {
  const { latency, jitter = 0, dropped = false, chunks = dropped ? [latency / 2] : [], status = 200, body = '', failure = dropped ? lost : '' } = page;
  demand(typeof latency === 'number' && latency >= 0, `network: the latency of ${url} must be a number of seconds`, latency);
  demand(typeof jitter === 'number' && jitter >= 0, `network: the jitter of ${url} must be a number of seconds`, jitter);
  const now = jitter > 0 ? toMilliseconds(Math.max(0, latency + jitter * (2 * core.random() - 1))) : latency;
  core.addPage(url, now, status, body, failure);
  const scale = latency > 0 ? now / latency : 1;
  for (const at of chunks) core.addChunk(scale === 1 ? at : toMilliseconds(at * scale));
}

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;
