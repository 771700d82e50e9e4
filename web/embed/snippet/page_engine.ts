// The engine that all snippets of a page share: one wasm, one compilation for each way of time, one program at a time, one worker
// ready for the next.
import wasm from '../../../build/wasm/ravel-core.wasm?url';
import type { EngineRun, RunEvents } from '../../src/engine/engine.js';
import { JavaScriptEngine } from '../../src/engine/javascript.js';
import type { RunSettings, Time } from '../../src/engine/messages.js';
import type { Sandbox, SandboxWorker } from '../../src/engine/sandbox.js';
import type { FileAt } from '../../src/engine/whole_file.js';
import worker from '../../src/engine/worker.ts?worker&url';

const at = (file: string, sum: string): FileAt => ({ address: new URL(file, import.meta.url).href, sum });
const frame = ({ file, sum }: { file: string; sum: string }): FileAt => at(file, sum);

class PageEngine extends JavaScriptEngine {
  private gone = false;
  private last: EngineRun | undefined;
  /** Workers are there for programs in one way of time: that of the last run, or of the first snippet. */
  private time: Time | undefined;

  constructor() {
    super({
      worker: at(worker, __SUMS__.worker),
      wasm: at(wasm, __SUMS__.wasm),
      frames: { virtual: frame(__FRAMES__.virtual), real: frame(__FRAMES__.real) },
    });
  }

  override async load(time: Time): Promise<void> {
    this.time ??= time;
    if (this.time === time) await super.load(time);
  }

  override async run(settings: RunSettings, events: RunEvents): Promise<EngineRun> {
    // The worker of a program that is over lives on; with the one that comes and a spare there would be three.
    this.last?.dispose();
    this.time = settings.time;
    for (const [time, spare] of this.spares) {
      if (time === settings.time) continue;
      this.spares.delete(time);
      void spare.then((one) => one.kill()).catch(() => {});
    }
    const run = await super.run(settings, events);
    if (this.gone) run.dispose();
    return (this.last = run);
  }

  /** With every worker and frame of it, those that are on their way too. */
  end(): void {
    this.gone = true;
    this.last?.dispose();
    for (const sandbox of this.sandboxes.values()) sandbox.remove();
    this.sandboxes.clear();
    this.spares.clear();
  }

  protected override spare(time: Time): Promise<SandboxWorker> {
    if (this.gone) return Promise.reject(new Error('The snippet has left the page.'));
    return time === this.time ? super.spare(time) : Promise.reject(new Error('Another way of time was chosen.'));
  }

  protected override async sandbox(time: Time): Promise<Sandbox> {
    const sandbox = await super.sandbox(time);
    // Some hosts show every frame.
    sandbox.frame.style.setProperty('display', 'none', 'important');
    if (this.gone) sandbox.remove();
    return sandbox;
  }
}

/** Who shares it. */
export interface Sharer {
  /** Another program is to run. Resolves when this one's has stopped. */
  makeWay(): Promise<void>;
  /** There is no engine any more. */
  ended(): void;
}

/** In milliseconds: who moves an element about, or puts a page in place of another, needs no new engine. */
const rest = 2_000;

let engine: PageEngine | undefined;
let running: Sharer | undefined;
let last: Promise<void> = Promise.resolve();
const sharers = new Set<Sharer>();
let ending: ReturnType<typeof setTimeout> | undefined;

/** Until leaveEngine(). */
export function shareEngine(sharer: Sharer): JavaScriptEngine {
  clearTimeout(ending);
  sharers.add(sharer);
  return (engine ??= new PageEngine());
}

/** Its program is the next one, and begins when the one before has stopped. Programs that are wanted at once begin in a row. */
export function takeTurn(sharer: Sharer, begin: () => Promise<void>): Promise<void> {
  const turn = last.then(async () => {
    if (running !== sharer) await running?.makeWay();
    running = sharer;
    await begin();
  });
  last = turn.catch(() => {});
  return turn;
}

export function leaveEngine(sharer: Sharer): void {
  sharers.delete(sharer);
  if (running === sharer) running = undefined;
  clearTimeout(ending);
  if (sharers.size === 0) ending = setTimeout(endEngine, rest);
}

function endEngine(): void {
  engine?.end();
  engine = undefined;
  for (const sharer of sharers) sharer.ended();
  running = undefined;
}

// What comes back from the browser's back-forward cache begins anew.
addEventListener('pagehide', endEngine);
