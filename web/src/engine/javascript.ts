// The JavaScript engine: programs run in a worker inside the sandbox, one worker for each run.
import type { Engine, EngineRun, RunEvents } from './engine.js';
import { JavaScriptRun } from './javascript_run.js';
import type { RunSettings, Time } from './messages.js';
import { Sandbox, type SandboxFiles, type SandboxWorker } from './sandbox.js';
import { type FileAt, fetchWhole } from './whole_file.js';

/** Where its files are. */
export interface Addresses {
  worker: FileAt;
  wasm: FileAt;
  /** The frame's document, for each way of time. */
  frames: Record<Time, FileAt>;
}

/** How long a frame may take to say that it is there, in milliseconds. */
const patience = 1_000;

export class JavaScriptEngine implements Engine {
  private files: Promise<SandboxFiles> | undefined;
  protected readonly sandboxes = new Map<Time, Sandbox>();
  protected readonly spares = new Map<Time, Promise<SandboxWorker>>();
  private failures = 0;

  constructor(private readonly addresses: Addresses) {}

  async load(time: Time): Promise<void> {
    await this.spare(time);
  }

  async run(settings: RunSettings, events: RunEvents): Promise<EngineRun> {
    const { time } = settings;
    // A frame that has died in silence is given up here, with the worker in it.
    await this.sandboxes
      .get(time)
      ?.lives(patience)
      .catch(() => {});
    const spare = this.spare(time);
    // Nobody else gets it, whoever asks meanwhile.
    this.spares.delete(time);
    const worker = await spare;
    // The next one starts while this one runs: Run answers at once, also after a program that never ends.
    setTimeout(() => void this.spare(time).catch(() => {}), 100);
    return new JavaScriptRun(worker, settings, events);
  }

  /** A worker that has started and waits for a program. */
  protected spare(time: Time): Promise<SandboxWorker> {
    let spare = this.spares.get(time);
    if (!spare) {
      spare = this.sandbox(time).then((sandbox) => sandbox.start());
      this.spares.set(time, spare);
      spare.catch(() => {
        if (this.spares.get(time) === spare) this.spares.delete(time);
        this.sandboxes.delete(time);
        this.failures += 1;
      });
    }
    return spare;
  }

  protected async sandbox(time: Time): Promise<Sandbox> {
    this.files ??= this.fetchFiles();
    const files = await this.files;
    let sandbox = this.sandboxes.get(time);
    if (!sandbox) this.sandboxes.set(time, (sandbox = new Sandbox(this.frame(time), files, () => this.lost(time))));
    return sandbox;
  }

  /** The frame has died: the next run finds a new one. */
  private lost(time: Time): void {
    this.sandboxes.delete(time);
    this.spares.delete(time);
    void this.spare(time).catch(() => {});
  }

  /** After a failure it is asked for by another name: a browser keeps what came, with the headers that forbade it. */
  private frame(time: Time): FileAt {
    const { address, sum } = this.addresses.frames[time];
    return { address: this.failures > 0 ? `${address}?again=${this.failures}` : address, sum };
  }

  private async fetchFiles(): Promise<SandboxFiles> {
    try {
      const [worker, wasm] = await Promise.all([fetchWhole(this.addresses.worker), fetchWhole(this.addresses.wasm)]);
      return { worker: new TextDecoder().decode(worker), wasm: wasm.buffer };
    } catch (error) {
      this.files = undefined;
      throw error;
    }
  }
}
