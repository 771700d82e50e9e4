// Sandbox: the frame, and the workers in it, as the page holds them.
import { isFromFrame, isFromWorker } from './checks.js';
import type { FromFrame, FromWorker, ToFrame, ToWorker } from './messages.js';

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

/** How long the frame's script may take after its document was loaded, in milliseconds. */
const patience = 5_000;

/** One frame, for one way of time: what its programs may connect to is fixed when it is made. */
export class Sandbox {
  private readonly frame = document.createElement('iframe');
  private readonly ready: Promise<void>;
  private readonly failures = new Map<number, (reason: string) => void>();
  private workers = 0;

  /** `page`: the address of the frame's document (frame_page.ts). */
  constructor(page: string, files: SandboxFiles) {
    const { frame } = this;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'Where programs run';
    frame.hidden = true;
    frame.src = page;
    this.ready = new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`Programs can't be run in this browser: ${reason}`));
      let answered = false;
      addEventListener('message', ({ source, data }) => {
        if (source !== frame.contentWindow || !isFromFrame(data)) return;
        answered = true;
        this.take(data, files, resolve, fail);
      });
      frame.addEventListener('load', () => setTimeout(() => answered || fail('the frame they run in did not load'), patience));
    });
    this.ready.catch(() => frame.remove());
    document.body.append(frame);
  }

  private take(message: FromFrame, { wasm, worker }: SandboxFiles, ready: () => void, fail: (reason: string) => void): void {
    switch (message.type) {
      case 'frame-loaded':
        return this.post({ type: 'boot', wasm, worker });
      case 'frame-ready':
        return ready();
      case 'frame-failed':
        return fail(message.reason);
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
        reject(new Error(`The worker that runs programs did not start: ${reason}`));
        worker.onfailure(reason);
      });
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
