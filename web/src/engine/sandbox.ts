// Sandbox: the frame, and the workers in it, as the page holds them.
import { isFromFrame, isFromWorker } from './checks.js';
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './messages.js';

/** A worker that runs one program. */
export interface SandboxWorker {
  post(message: ToWorker): void;
  onmessage: (message: FromWorker) => void;
  /** Something came that no worker sends. */
  onstray: () => void;
  /** It died by itself. */
  onfailure: (reason: string) => void;
  /** Ends it at once. */
  kill(): void;
}

export interface SandboxFiles {
  wasm: ArrayBuffer;
  worker: string;
}

/** How long the frame's script may take after its document was loaded, in milliseconds; and a worker to start. */
const patience = 5_000;
const startPatience = 10_000;
/** So often the frame is asked whether it is there, in milliseconds; so many questions it may leave without an answer. */
const beat = 500;
const mostUnanswered = 4;

/** One frame, for one way of time: what its programs may connect to is fixed when it is made. */
export class Sandbox {
  private readonly frame = document.createElement('iframe');
  private readonly ready: Promise<void>;
  /** Of the workers that are starting, and of those that have started. */
  private readonly failures = new Map<number, (reason: string) => void>();
  private readonly deaths = new Map<number, (reason: string) => void>();
  private workers = 0;
  private unanswered = 0;
  /** The workers that were given a program. */
  private readonly busy = new Set<number>();
  private waiting: (() => void)[] = [];
  private gone = false;
  private readonly watch: ReturnType<typeof setInterval>;
  private readonly listener: (event: MessageEvent) => void;

  /** `page`: the address of the frame's document (frame_page.ts). */
  constructor(
    page: string,
    files: SandboxFiles,
    /** It does not answer any more, and was taken away. */
    private readonly died: () => void = () => {},
  ) {
    const { frame } = this;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Where programs run';
    frame.hidden = true;
    frame.src = page;
    let hear: (event: MessageEvent) => void = () => {};
    this.listener = (event) => hear(event);
    addEventListener('message', this.listener);
    this.ready = new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`Programs can't be run in this browser: ${reason}`));
      let answered = false;
      hear = ({ source, data }) => {
        if (source === null || source !== frame.contentWindow || !isFromFrame(data)) return;
        answered = true;
        this.take(data, files, resolve, fail);
      };
      frame.addEventListener('load', () => setTimeout(() => answered || fail('the frame they run in did not load'), patience));
    });
    this.ready.catch(() => this.remove());
    this.watch = setInterval(() => this.ask(), beat);
    document.body.append(frame);
  }

  private remove(): void {
    clearInterval(this.watch);
    removeEventListener('message', this.listener);
    this.frame.remove();
  }

  /** While programs run in it. */
  private ask(): void {
    if (this.busy.size === 0) this.unanswered = 0;
    else if (this.unanswered++ < mostUnanswered) this.post({ type: 'ping' });
    else this.end();
  }

  /** Resolves to whether the frame answers within so many milliseconds; one that does not is given up. */
  async lives(milliseconds: number): Promise<boolean> {
    await this.ready;
    const lives = await new Promise<boolean>((resolve) => {
      this.waiting.push(() => resolve(true));
      setTimeout(() => resolve(false), milliseconds);
      this.post({ type: 'ping' });
    });
    if (!lives) this.end();
    return lives;
  }

  private end(): void {
    if (this.gone) return;
    this.gone = true;
    this.remove();
    this.died();
    const deaths = [...this.deaths.values()];
    this.deaths.clear();
    for (const tell of deaths) tell('the frame that programs run in does not answer any more, perhaps since the memory is full');
  }

  private take(message: FromFrame, { wasm, worker }: SandboxFiles, ready: () => void, fail: (reason: string) => void): void {
    switch (message.type) {
      case 'frame-loaded':
        return this.post({ type: 'boot', wasm, worker });
      case 'frame-ready':
        return ready();
      case 'frame-failed':
        return fail(message.reason);
      case 'pong':
        this.unanswered = 0;
        for (const tell of this.waiting.splice(0)) tell();
        return;
      case 'worker-failed':
        return this.failures.get(message.worker)?.(message.reason);
    }
  }

  /** Starts a worker and resolves when it can take a program. */
  async start(): Promise<SandboxWorker> {
    await this.ready;
    const id = ++this.workers;
    const { port1, port2 } = new MessageChannel();
    const worker: SandboxWorker = {
      post: (message) => {
        if (message.type === 'run') this.busy.add(id);
        port1.postMessage(message);
      },
      onmessage: () => {},
      onstray: () => {},
      onfailure: () => {},
      kill: () => {
        port1.close();
        this.failures.delete(id);
        this.deaths.delete(id);
        this.busy.delete(id);
        this.post({ type: 'kill', worker: id });
      },
    };
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`The worker that runs programs did not start: ${reason}`));
      setTimeout(() => fail('it does not answer'), startPatience);
      this.failures.set(id, fail);
      this.deaths.set(id, (reason) => {
        fail(reason);
        worker.onfailure(reason);
      });
      port1.onmessage = ({ data }) => {
        if (!isFromWorker(data)) return worker.onstray();
        if (data.type === 'ready') resolve();
        else worker.onmessage(data);
      };
      this.post({ type: 'start', worker: id }, [port2]);
    }).catch((error: unknown) => {
      worker.kill();
      throw error;
    });
    // From here on an error is the program's own: it ends no worker.
    this.failures.delete(id);
    return worker;
  }

  /** The frame's origin is opaque: no other target but * can be named. Nothing secret is in a message. */
  private post(message: ToFrame, transfer: Transferable[] = []): void {
    this.frame.contentWindow?.postMessage(message, '*', transfer);
  }
}
