// createRavel: one instance of the core, one world, one run.
import { makeBorder } from './border.js';
import { loadCore } from './core.js';
import { demand } from './errors.js';
import { type Face, makeFace } from './face.js';
import { Host, type HostOptions } from './host.js';
import { makeHosting } from './hosting.js';
import { demandLink, type MemoryLink } from './memory_link.js';
import { type Page, addPages } from './pages.js';
import { Places } from './places.js';
import { World } from './world.js';

export type { Face } from './face.js';
export type { Line, RunState } from './host.js';
export type { Host } from './host.js';
export type { MemoryLink } from './memory_link.js';
export { traceKinds, traceVersion } from './trace_kinds.js';
export type { TraceEvent, TraceKind } from './trace_kinds.js';
export type { Page } from './pages.js';
export type { TestResult } from './trial/results.js';

/** Pages by address, and links in memory by their endpoint string ("memory:echo"). */
export type Network = Record<string, Page | MemoryLink>;

export interface RavelOptions extends HostOptions {
  /** The compiled ravel-core.wasm; without it the file beside the glue is read. */
  module?: WebAssembly.Module;
  /**
   * virtual: time jumps from call to call. as-twisted: the same, but calls that were cancelled or delayed still wake the
   * reactor at the moment they had, as Twisted has it. Default 'real'.
   */
  time?: 'virtual' | 'real' | 'as-twisted';
  /** Of `random`; a whole number. Default 1. */
  seed?: number;
  /** The pages that the simulated network answers, and the links of the network in memory. */
  network?: Network;
  /** The name of the program's module in stacks (its `//# sourceURL`): lines are found by it. */
  scenarioUrl?: string;
  /** Records every step, for host.trace(). Default false; it costs time, and keeps every Deferred to the end. */
  traced?: boolean;
}

export interface Ravel {
  /** What the program imports from 'ravel'. */
  face: Face;
  host: Host;
}

/** In the order of BrowserReactor::Time. */
const times: readonly string[] = ['real', 'virtual', 'as-twisted'];

export async function createRavel(options: RavelOptions = {}): Promise<Ravel> {
  const { time = 'real', seed = 1, network = {}, traced = false } = options;
  demand(times.includes(time), "time must be 'virtual' or 'real'", time);
  demand(Number.isSafeInteger(seed) && seed >= 0, 'seed must be a whole number', seed);

  const world = new World(traced, time !== 'real', new Places(options.scenarioUrl));
  let face: Face | undefined;
  const host = new Host(world, () => face!.reactor, options);
  const wake = () => {
    world.queued = false;
    try {
      world.core._ravel_wake();
    } catch (error) {
      host.broken(error);
    }
  };
  const hosting = makeHosting(wake, () => host.holds());
  host.goOn = hosting.release;
  const border = makeBorder(world, () => face!.defer.Deferred, hosting, host);
  world.core = await loadCore(options.module, border);
  world.core.open(times.indexOf(time), seed, traced);
  declare(world, network, seed);
  face = makeFace(world);
  return { face, host };
}

function declare(world: World, network: Network, seed: number): void {
  const pages: [string, Page][] = [];
  for (const [name, entry] of Object.entries(network)) {
    if (name.startsWith('memory:')) {
      demandLink(name, entry);
      world.links[name.slice('memory:'.length)] = entry;
    } else {
      pages.push([name, entry as Page]);
    }
  }
  addPages(world.core, seed, pages);
}
