// The process of one run: gets a program by message, runs it in virtual time, and answers as the page's worker does.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { setImmediate } from 'node:timers';
import { type Line, createRavel } from 'ravel/create.js';
import { LineBatch } from '../../src/engine/line_batch.js';
import type { FromWorker, RunSettings, ShownLine } from '../../src/engine/messages.js';
import { evaluate, scenarioUrl } from '../../src/engine/program.js';
import { giveConsole } from '../../src/engine/scope.js';
import { keepTimers } from '../../src/engine/timers.js';
import { cut } from '../../src/model/trace/event.js';
import { narrowRealm } from './realm.js';

const post = process.send!.bind(process);
const send = (message: FromWorker): void => void post(message);
const on = process.on.bind(process);

/** A program's time begins when all is there. */
const core = new URL('../core/', import.meta.url);
const [module] = await Promise.all([
  readFile(new URL('ravel-core.wasm', core)).then((bytes) => WebAssembly.compile(bytes)),
  import(/* @vite-ignore */ new URL('ravel-core.mjs', core).href),
]);
keepTimers();
narrowRealm();

async function run({ source, seed, network }: RunSettings): Promise<void> {
  const batch = new LineBatch((lines, left) => send({ type: 'lines', lines, left }));
  let printing: ShownLine['printed'];
  const { face, host } = await createRavel({
    module,
    time: 'virtual',
    seed,
    network,
    scenarioUrl,
    onLine: (line: Line) => batch.add(printing ? { ...line, printed: printing } : line),
    onBroken: broken,
    onState: (state, time) => {
      if (state === 'running') return;
      // What promises are still to do is part of the run; what a timer of the browser's would do later is not.
      setImmediate(() =>
        setImmediate(() => {
          batch.flush();
          send({ type: 'state', state, time });
        }),
      );
    },
  });
  giveConsole(host.console, (as) => (printing = as));
  on('uncaughtException', (error) => host.uncaught(error));
  on('unhandledRejection', (reason) => host.uncaught(reason));
  const outcome = await evaluate(source, face, () => {}); // stacks have the name it gives itself
  if ('refusal' in outcome) send({ type: 'refused', refusal: { ...outcome.refusal, message: cut(outcome.refusal.message) } });
  else if ('error' in outcome) host.scriptFailed(outcome.error);
  else host.scriptEnded();
}

function broken(error: unknown): void {
  send({ type: 'broken', reason: cut(String(error), 300) });
}

on('message', (settings: RunSettings) => void run(settings).catch(broken));
send({ type: 'ready' });
