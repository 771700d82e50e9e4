// The engine that all snippets of a page share: one wasm, one compilation, one program at a time, one worker ready for the next.
import wasm from '../../../build/wasm/ravel-core.wasm?url';
import type { EngineRun, RunEvents } from '../../src/engine/engine.js';
import { JavaScriptEngine } from '../../src/engine/javascript.js';
import type { RunSettings, Time } from '../../src/engine/messages.js';
import type { Sandbox, SandboxWorker } from '../../src/engine/sandbox.js';
import type { FileAt } from '../../src/engine/whole_file.js';
import worker from '../../src/engine/worker.ts?worker&url';

const at = (file: string): FileAt => ({ address: new URL(file, import.meta.url).href });
const frame = ({ file, sum }: { file: string; sum: string }): FileAt => ({ ...at(file), sum });

class PageEngine extends JavaScriptEngine {
  private gone = false;

  constructor() {
    super({ worker: at(worker), wasm: at(wasm), frames: { virtual: frame(__FRAMES__.virtual), real: frame(__FRAMES__.real) } });
  }

  override run(settings: RunSettings, events: RunEvents): Promise<EngineRun> {
    // A worker that waits for a program in the other time would be one too many.
    for (const [time, spare] of this.spares) {
      if (time === settings.time) continue;
      this.spares.delete(time);
      void spare.then((one) => one.kill()).catch(() => {});
    }
    return super.run(settings, events);
  }

  /** With every worker and frame of it, those that are on their way too. */
  end(): void {
    this.gone = true;
    for (const sandbox of this.sandboxes.values()) sandbox.remove();
    this.sandboxes.clear();
    this.spares.clear();
  }

  protected override spare(time: Time): Promise<SandboxWorker> {
    return this.gone ? Promise.reject(new Error('The snippet has left the page.')) : super.spare(time);
  }

  protected override async sandbox(time: Time): Promise<Sandbox> {
    const sandbox = await super.sandbox(time);
    if (this.gone) sandbox.remove();
    return sandbox;
  }
}

/** Who shares it. `giveUp`: another program is to run, or there is no engine any more. */
export interface Sharer {
  giveUp(why: 'another' | 'ended'): void;
}

/** In milliseconds: who moves an element about, or puts a page in place of another, needs no new engine. */
const rest = 2_000;

let engine: PageEngine | undefined;
let running: Sharer | undefined;
const sharers = new Set<Sharer>();
let ending: ReturnType<typeof setTimeout> | undefined;

/** Until leaveEngine(). */
export function shareEngine(sharer: Sharer): JavaScriptEngine {
  clearTimeout(ending);
  sharers.add(sharer);
  return (engine ??= new PageEngine());
}

/** Its program is the one that runs now. */
export function takeTurn(sharer: Sharer): void {
  if (running !== sharer) running?.giveUp('another');
  running = sharer;
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
  for (const sharer of sharers) sharer.giveUp('ended');
  running = undefined;
}

// What comes back from the browser's back-forward cache begins anew.
addEventListener('pagehide', endEngine);
