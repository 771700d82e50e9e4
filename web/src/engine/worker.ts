// The worker: one run. It gets the compiled module and a port from the frame, a program from the page.
import { type Line, type Ravel, createRavel } from 'ravel/create.js';
import { LineBatch } from './line_batch.js';
import { type FromWorker, type RunSettings, type ShownLine, type ToWorker, mostTests } from './messages.js';
import { evaluate, scenarioUrl } from './program.js';

self.onmessage = ({ data, ports }: MessageEvent<{ module: WebAssembly.Module }>) => {
  self.onmessage = null;
  const port = ports[0]!;
  const send = (message: FromWorker) => port.postMessage(message);
  const batch = new LineBatch((lines, left) => send({ type: 'lines', lines, left }));
  let ravel: Ravel | undefined;

  port.onmessage = ({ data: message }: MessageEvent<ToWorker>) => {
    switch (message.type) {
      case 'run':
        return void run(message);
      case 'stop':
        send({ type: 'stopping' });
        return ravel?.host.stop();
      case 'trace':
        return send({ type: 'trace', events: ravel?.host.trace() ?? [] });
    }
  };

  async function run({ source, time, seed, network }: RunSettings): Promise<void> {
    let printing: ShownLine['printed'];
    let tests = 0;
    ravel = await createRavel({
      module: data.module,
      time,
      seed,
      network,
      scenarioUrl,
      traced: true,
      onLine: (line: Line) => batch.add(printing ? { ...line, printed: printing } : line),
      onTest: (test) => ++tests <= mostTests && send({ type: 'test', test }),
      onState: (state, at) => {
        batch.flush();
        send({ type: 'state', state, time: at });
      },
    });
    const { face, host } = ravel;
    const loud =
      (as: 'warn' | 'error') =>
      (...values: unknown[]) => {
        printing = as;
        try {
          host.console[as](...values);
        } finally {
          printing = undefined;
        }
      };
    Object.assign(self, { console: { ...self.console, ...host.console, warn: loud('warn'), error: loud('error') } });
    self.addEventListener('error', (event) => {
      event.preventDefault();
      host.uncaught(event.error ?? event.message);
    });
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      host.uncaught(event.reason);
    });
    const outcome = await evaluate(source, face);
    if ('refusal' in outcome) send({ type: 'refused', refusal: outcome.refusal });
    else if ('error' in outcome) host.scriptFailed(outcome.error);
    else host.scriptEnded();
  }

  send({ type: 'ready' });
};
