// Sandbox: the frame, and the workers in it, as the page holds them.
import { isFromFrame, isFromWorker } from './checks.js';
import { whyNoFrame } from './frame_fault.js';
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './messages.js';
import type { FileAt } from './whole_file.js';

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
  /** The same, with its frame: what it sends may keep the frame from hearing that it is to end it. */
  crush(): void;
}

export interface SandboxFiles {
  wasm: ArrayBuffer;
  worker: string;
}

/** How long a frame may take, and a worker in it, before it is said that it does not start; in milliseconds. */
const patience = 20_000;
/** After its document was loaded, the frame's script answers sooner than that: else it is looked what is wrong with it. */
const glance = 500;
/** The same, where a service worker has its document and need not wait for the network. */
const keptGlance = 2_000;
/** So often the frame is asked whether it is there, in milliseconds; so many questions it may leave without an answer. */
const beat = 500;
const mostUnanswered = 4;

/** One frame, for one way of time: what its programs may connect to is fixed when it is made. */
export class Sandbox {
  frame = document.createElement('iframe');
  private readonly ready: Promise<void>;
  /** Tells who waits for it that it will not come. */
  private refuse: (reason: string) => void = () => {};
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

  /** `page`: where the frame's document is (frame_page.ts). */
  constructor(
    page: FileAt,
    files: SandboxFiles,
    /** It does not answer any more, and was taken away. */
    private readonly died: () => void = () => {},
  ) {
    const { frame } = this;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Where programs run';
    frame.hidden = true;
    frame.src = page.address;
    let hear: (event: MessageEvent) => void = () => {};
    this.listener = (event) => hear(event);
    addEventListener('message', this.listener);
    this.ready = new Promise((resolve, reject) => {
      const fail = (this.refuse = (reason: string) => reject(new Error(`Programs can't be run: ${reason}. Press Run to try again.`)));
      let answered = false;
      const look = async () => {
        const why = answered ? undefined : await whyNoFrame(page);
        if (answered) return;
        if (why) fail(why);
        else if (navigator.serviceWorker?.controller) this.takeKept(page);
        // It can be had now, and could not before.
        else setTimeout(() => answered || fail('the frame they run in did not start'), keptGlance);
      };
      hear = ({ source, data }) => {
        if (source === null || source !== this.frame.contentWindow || !isFromFrame(data)) return;
        answered = true;
        this.take(data, files, resolve, fail);
      };
      frame.addEventListener('load', () => setTimeout(() => void look(), glance));
      if (navigator.serviceWorker?.controller) setTimeout(() => void look(), keptGlance);
      setTimeout(() => void look().then(() => fail('the frame they run in did not start')), patience);
    });
    this.ready.catch(() => this.remove());
    this.watch = setInterval(() => this.ask(), beat);
    document.body.append(frame);
  }

  /** With all that runs in it. */
  remove(): void {
    this.refuse('the frame they run in was taken away');
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

  /**
   * Without the network. A frame that its page sandboxes is not the service worker's to answer; one that is sandboxed by its
   * answer is (offline/service). Were it not sandboxed, its script would take no orders.
   */
  private takeKept({ address }: FileAt): void {
    const { frame } = this;
    if (!frame.hasAttribute('sandbox')) return;
    // Another one: WebKit loads nothing more into a frame whose document did not come.
    this.frame = frame.cloneNode() as HTMLIFrameElement;
    this.frame.removeAttribute('sandbox');
    this.frame.src = address;
    frame.replaceWith(this.frame);
  }

  private take(message: FromFrame, { wasm, worker }: SandboxFiles, ready: () => void, fail: (reason: string) => void): void {
    switch (message.type) {
      case 'frame-loaded':
        return this.post({ type: 'boot', wasm, worker });
      case 'frame-ready':
        return ready();
      case 'frame-failed':
        return fail(`this browser does not take the engine (${message.reason})`);
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
    const forget = () => {
      port1.close();
      this.failures.delete(id);
      this.deaths.delete(id);
      this.busy.delete(id);
    };
    const worker: SandboxWorker = {
      post: (message) => {
        if (message.type === 'run') this.busy.add(id);
        port1.postMessage(message);
      },
      onmessage: () => {},
      onstray: () => {},
      onfailure: () => {},
      kill: () => {
        forget();
        this.post({ type: 'kill', worker: id });
      },
      crush: () => {
        forget();
        this.end();
      },
    };
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`The worker that runs programs did not start: ${reason}. Press Run to try again.`));
      this.failures.set(id, fail);
      this.deaths.set(id, (reason) => {
        fail(reason);
        worker.onfailure(reason);
      });
      setTimeout(() => reject(new Error('The worker that runs programs does not answer. Press Run to try again.')), patience);
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
