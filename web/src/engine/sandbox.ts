// Sandbox: the frame, and the workers in it, as the page holds them.
import { frameFile } from './frame_page.js';
import { type FromWorker, type RunSettings, type ToFrame, type ToWorker, isFromFrame, isFromWorker } from './messages.js';

/** A worker that runs one program. */
export interface SandboxWorker {
  post(message: ToWorker): void;
  onmessage: (message: FromWorker) => void;
  /** Ends it at once. */
  kill(): void;
}

export interface SandboxFiles {
  wasm: ArrayBuffer;
  worker: string;
}

/** One frame, for one way of time: what its programs may connect to is fixed when it is made. */
export class Sandbox {
  private readonly frame: HTMLIFrameElement;
  private readonly ready: Promise<void>;
  private workers = 0;

  constructor(time: RunSettings['time'], files: SandboxFiles) {
    this.frame = document.createElement('iframe');
    this.frame.setAttribute('sandbox', 'allow-scripts');
    this.frame.title = 'Where programs run';
    this.frame.hidden = true;
    this.frame.src = frameFile(time);
    this.ready = new Promise((resolve, reject) => {
      addEventListener('message', ({ source, data }) => {
        if (source !== this.frame.contentWindow || !isFromFrame(data)) return;
        if (data.type === 'frame-loaded') this.post({ type: 'boot', wasm: files.wasm, worker: files.worker });
        if (data.type === 'frame-ready') resolve();
        if (data.type === 'frame-failed') reject(new Error(`This browser can't run the core: ${data.reason}`));
      });
    });
    document.body.append(this.frame);
  }

  /** Starts a worker and resolves when it can take a program. */
  async start(): Promise<SandboxWorker> {
    await this.ready;
    const id = ++this.workers;
    const { port1, port2 } = new MessageChannel();
    const worker: SandboxWorker = {
      post: (message) => port1.postMessage(message),
      onmessage: () => {},
      kill: () => {
        port1.close();
        this.post({ type: 'kill', worker: id });
      },
    };
    const started = new Promise<void>((resolve) => {
      port1.onmessage = ({ data }) => {
        if (!isFromWorker(data)) return;
        if (data.type === 'ready') resolve();
        else worker.onmessage(data);
      };
    });
    this.post({ type: 'start', worker: id }, [port2]);
    await started;
    return worker;
  }

  /** The frame's origin is opaque: no other target but * can be named. Nothing secret is in a message. */
  private post(message: ToFrame, transfer: Transferable[] = []): void {
    this.frame.contentWindow?.postMessage(message, '*', transfer);
  }
}
