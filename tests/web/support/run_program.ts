// Runs a program in Node as the page runs it: in virtual time, traced. Gives what checks may know of it.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { createRavel } from 'ravel/create.js';
import { RunCollector } from '@web/model/tasks/collect.js';
import type { RunRecord } from '@web/model/tasks/run_record.js';
import type { RunInput } from '@web/model/tasks/variants.js';

const core = fileURLToPath(new URL('../../../build/wasm/ravel-core.wasm', import.meta.url));
const compiled = readFile(core).then((bytes) => WebAssembly.compile(bytes));
/** A program that never waits and never ends is given up after so many milliseconds. */
const patience = 5_000;
const scenarioUrl = 'scenario.js';

export async function runProgram({ source, network, seed }: RunInput): Promise<RunRecord> {
  const collector = new RunCollector({ source, seed });
  let quiet = false;
  let settle: (end: RunRecord['end']) => void;
  const over = new Promise<RunRecord['end']>((resolve) => (settle = resolve));
  const { face, host } = await createRavel({
    module: await compiled,
    time: 'virtual',
    traced: true,
    scenarioUrl,
    network,
    seed,
    onLine: (line) => collector.add([quiet ? { ...line, printed: 'error' } : line]),
    onTest: (test) => collector.tested(test),
    onState: (state, time) => state !== 'running' && settle({ state, time }),
  });
  const own = (...values: unknown[]) => {
    quiet = true;
    host.console.error(...values);
    quiet = false;
  };
  const timer = setTimeout(() => host.stop(), patience);
  try {
    // The names on the first line, so that the program's lines keep their numbers.
    const body = `return (async () => {'use strict'; ${bound(source)}\n})()`;
    const program = compileFunction(body, ['ravel', 'console'], {
      filename: scenarioUrl,
    }) as (...given: unknown[]) => Promise<void>;
    // What the program rejects after its reactor runs is the host's to report.
    program(face, { ...host.console, warn: own, error: own }).then(
      () => host.scriptEnded(),
      (error: unknown) => host.scriptFailed(error),
    );
  } catch (error) {
    host.scriptFailed(error);
  }
  const { state, time } = await over;
  clearTimeout(timer);
  return collector.record(state, time, host.trace());
}

/** Imports as constants: this is no module. */
const bound = (source: string): string =>
  source.replace(/^import \{([^}]*)\} from 'ravel';?$/gm, (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = ravel`);
