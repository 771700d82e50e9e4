// The worker: one run. It gets the compiled module and a port from the frame, a program from the page.
import { type Line, type Ravel, createRavel } from 'ravel/create.js';
import { LineBatch } from './line_batch.js';
import type { FromWorker, Refusal, ToWorker } from './messages.js';
import { rewriteImports } from './rewrite.js';

/** The name that the program has in stacks. */
const scenarioUrl = 'scenario.js';
/** Where the module made for 'ravel' finds the face. */
const faceKey = '__ravel';

type RunMessage = Extract<ToWorker, { type: 'run' }>;

self.onmessage = ({ data, ports }: MessageEvent<{ module: WebAssembly.Module }>) => {
  self.onmessage = null;
  const port = ports[0]!;
  const send = (message: FromWorker) => port.postMessage(message);
  let ravel: Ravel | undefined;
  const batch = new LineBatch((lines) => send({ type: 'lines', lines }));
  port.onmessage = ({ data: message }: MessageEvent<ToWorker>) => {
    switch (message.type) {
      case 'run':
        void run(message);
        break;
      case 'stop':
        send({ type: 'stopping' });
        ravel?.host.stop();
        break;
      case 'trace':
        send({ type: 'trace', events: ravel?.host.trace() ?? [] });
    }
  };

  async function run({ source, time, seed, network }: RunMessage): Promise<void> {
    ravel = await createRavel({
      module: data.module,
      time,
      seed,
      network,
      scenarioUrl,
      traced: true,
      onLine: (line: Line) => batch.add(line),
      onState: (state, at) => {
        batch.flush();
        send({ type: 'state', state, time: at });
      },
    });
    const { face, host } = ravel;
    const rewritten = rewriteImports(source, blob(ravelModule(face)));
    if ('refusal' in rewritten) {
      send({ type: 'refused', refusal: rewritten.refusal });
      return;
    }
    Object.assign(self, { console: { ...self.console, ...host.console }, [faceKey]: face });
    self.addEventListener('error', (event) => {
      event.preventDefault();
      host.uncaught(event.error ?? event.message);
    });
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      host.uncaught(event.reason);
    });
    try {
      await import(/* @vite-ignore */ blob(`${rewritten.code}\n//# sourceURL=${scenarioUrl}`));
    } catch (error) {
      // Nothing of the program has run if it can't be read: a SyntaxError it throws itself has a place.
      if (error instanceof SyntaxError && !new RegExp(`${scenarioUrl}:\\d`).test(String(error.stack))) {
        send({ type: 'refused', refusal: refusalOf(error) });
      } else {
        host.scriptFailed(error);
      }
      return;
    }
    host.scriptEnded();
  }

  send({ type: 'ready' });
};

function refusalOf(error: SyntaxError): Refusal {
  // Firefox and WebKit put the place beside the message, under names of their own.
  const { lineNumber, columnNumber, line, column } = error as unknown as Record<string, number | undefined>;
  return { message: error.message, line: lineNumber ?? line ?? 0, column: columnNumber ?? column ?? 0, syntax: true };
}

function ravelModule(face: object): string {
  return `export const { ${Object.keys(face).join(', ')} } = self.${faceKey}`;
}

function blob(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
