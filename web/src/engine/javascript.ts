// The JavaScript engine: programs run in a worker inside the sandbox, one worker for each run.
import type { TraceEvent } from 'ravel/create.js';
import type { Engine, EngineRun, RunEvents } from './engine.js';
import type { RunSettings, ToWorker } from './messages.js';
import { Sandbox, type SandboxFiles, type SandboxWorker } from './sandbox.js';
import { findSyntaxError } from './syntax.js';

/** How long a worker may take to answer Stop, in milliseconds. */
const patience = 250;

export class JavaScriptEngine implements Engine {
  private files: Promise<SandboxFiles> | undefined;
  private readonly sandboxes = new Map<RunSettings['time'], Sandbox>();
  private readonly spares = new Map<RunSettings['time'], Promise<SandboxWorker>>();

  /** Addresses of the worker's script and of the wasm module. */
  constructor(private readonly addresses: { worker: string; wasm: string }) {}

  async load(): Promise<void> {
    await this.spare('virtual');
  }

  async run(settings: RunSettings, events: RunEvents): Promise<EngineRun> {
    const worker = await this.spare(settings.time);
    this.spares.delete(settings.time);
    return new JavaScriptRun(worker, settings, events, () => void this.spare(settings.time));
  }

  /** A worker that has started and waits for a program, so that Run answers at once. */
  private spare(time: RunSettings['time']): Promise<SandboxWorker> {
    let spare = this.spares.get(time);
    if (!spare) {
      spare = this.sandbox(time).then((sandbox) => sandbox.start());
      this.spares.set(time, spare);
      spare.catch(() => this.spares.delete(time));
    }
    return spare;
  }

  private async sandbox(time: RunSettings['time']): Promise<Sandbox> {
    this.files ??= this.fetchFiles();
    const files = await this.files;
    let sandbox = this.sandboxes.get(time);
    if (!sandbox) this.sandboxes.set(time, (sandbox = new Sandbox(time, files)));
    return sandbox;
  }

  private async fetchFiles(): Promise<SandboxFiles> {
    try {
      const [worker, wasm] = await Promise.all([get(this.addresses.worker), get(this.addresses.wasm)]);
      return { worker: await worker.text(), wasm: await wasm.arrayBuffer() };
    } catch (error) {
      this.files = undefined;
      throw error;
    }
  }
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) {
    const why = response ? `the server answered ${response.status}` : 'no answer';
    throw new Error(`${new URL(address, location.href).pathname} could not be loaded (${why}). Reload the page to try again.`);
  }
  return response;
}

class JavaScriptRun implements EngineRun {
  private over = false;
  private stopping: (() => void) | undefined;
  private tracing: ((events: TraceEvent[]) => void) | undefined;

  constructor(
    private readonly worker: SandboxWorker,
    settings: RunSettings,
    private readonly events: RunEvents,
    private readonly startSpare: () => void,
  ) {
    worker.onmessage = (message) => {
      if (this.over) return;
      switch (message.type) {
        case 'lines':
          events.lines(message.lines);
          break;
        case 'state':
          events.state(message.state, message.time);
          this.startSpare();
          break;
        case 'refused':
          void this.refuse(message.refusal, settings.source);
          break;
        case 'stopping':
          this.stopping?.();
          break;
        case 'trace':
          this.tracing?.(message.events);
          break;
        default:
      }
    };
    this.post({ type: 'run', ...settings });
  }

  async stop(): Promise<'asked' | 'ended'> {
    const answered = await new Promise<boolean>((resolve) => {
      this.stopping = () => resolve(true);
      setTimeout(() => resolve(false), patience);
      this.post({ type: 'stop' });
    });
    if (answered) return 'asked';
    this.dispose();
    this.events.state('stopped', Number.NaN);
    return 'ended';
  }

  trace(): Promise<TraceEvent[]> {
    if (this.over) return Promise.resolve([]);
    return new Promise((resolve) => {
      this.tracing = resolve;
      this.post({ type: 'trace' });
    });
  }

  dispose(): void {
    if (this.over) return;
    this.over = true;
    this.tracing?.([]);
    this.worker.kill();
    this.startSpare();
  }

  private post(message: ToWorker): void {
    this.worker.post(message);
  }

  /** The engine's own word, at the place that a parser finds where the engine names none. */
  private async refuse(refusal: Parameters<RunEvents['refused']>[0], source: string): Promise<void> {
    const found = refusal.syntax && refusal.line === 0 ? await findSyntaxError(source) : undefined;
    this.events.refused(found ?? refusal);
    this.events.state('failed', 0);
  }
}
