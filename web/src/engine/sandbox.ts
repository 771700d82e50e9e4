// Sandbox: the frame, and the workers in it, as the page holds them.
import { isFromFrame, isFromWorker } from './checks.js';
import { whyNoFrame } from './frame_fault.js';
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './messages.js';
import type { FileAt } from './whole_file.js';

/** A worker that runs one program. */
export interface SandboxWorker {
  post(message: ToWorker): void;
  onmessage: (message: FromWorker) => void;
  /** It died by itself. */
  onfailure: (reason: string) => void;
  /** Ends it at once. */
  kill(): void;
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

/** One frame, for one way of time: what its programs may connect to is fixed when it is made. */
export class Sandbox {
  private readonly frame = document.createElement('iframe');
  private readonly ready: Promise<void>;
  private readonly failures = new Map<number, (reason: string) => void>();
  private workers = 0;

  /** `page`: where the frame's document is (frame_page.ts). */
  constructor(page: FileAt, files: SandboxFiles) {
    const { frame } = this;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Where programs run';
    frame.hidden = true;
    frame.src = page.address;
    this.ready = new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`Programs can't be run: ${reason}. Press Run to try again.`));
      let answered = false;
      const look = async () => {
        const why = answered ? undefined : await whyNoFrame(page);
        if (answered) return;
        if (why) fail(why);
        else if (navigator.serviceWorker?.controller) this.takeKept(page);
      };
      addEventListener('message', ({ source, data }) => {
        if (source !== frame.contentWindow || !isFromFrame(data)) return;
        answered = true;
        this.take(data, files, resolve, fail);
      });
      frame.addEventListener('load', () => setTimeout(() => void look(), glance));
      if (navigator.serviceWorker?.controller) setTimeout(() => void look(), keptGlance);
      setTimeout(() => void look().then(() => fail('the frame they run in did not start')), patience);
    });
    this.ready.catch(() => frame.remove());
    document.body.append(frame);
  }

  /**
   * Without the network. A frame that its page sandboxes is not the service worker's to answer; one that is sandboxed by its
   * answer is (offline/service). Were it not sandboxed, its script would take no orders.
   */
  private takeKept({ address }: FileAt): void {
    const { frame } = this;
    if (!frame.hasAttribute('sandbox')) return;
    frame.removeAttribute('sandbox');
    frame.src = address;
  }

  private take(message: FromFrame, { wasm, worker }: SandboxFiles, ready: () => void, fail: (reason: string) => void): void {
    switch (message.type) {
      case 'frame-loaded':
        return this.post({ type: 'boot', wasm, worker });
      case 'frame-ready':
        return ready();
      case 'frame-failed':
        return fail(`this browser does not take the engine (${message.reason})`);
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
      post: (message) => port1.postMessage(message),
      onmessage: () => {},
      onfailure: () => {},
      kill: () => {
        port1.close();
        this.failures.delete(id);
        this.post({ type: 'kill', worker: id });
      },
    };
    await new Promise<void>((resolve, reject) => {
      this.failures.set(id, (reason) => {
        reject(new Error(`The worker that runs programs did not start: ${reason}. Press Run to try again.`));
        worker.onfailure(reason);
      });
      setTimeout(() => reject(new Error('The worker that runs programs does not answer. Press Run to try again.')), patience);
      port1.onmessage = ({ data }) => {
        if (!isFromWorker(data)) return;
        if (data.type === 'ready') resolve();
        else worker.onmessage(data);
      };
      this.post({ type: 'start', worker: id }, [port2]);
    });
    return worker;
  }

  /** The frame's origin is opaque: no other target but * can be named. Nothing secret is in a message. */
  private post(message: ToFrame, transfer: Transferable[] = []): void {
    this.frame.contentWindow?.postMessage(message, '*', transfer);
  }
}
