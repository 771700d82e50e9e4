// Runs a program in Node as the page runs it: in virtual time, traced. Gives what checks may know of it.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { type RunState, type TestResult, createRavel } from 'ravel/create.js';
import type { PrintedLine, RunRecord } from '@web/model/tasks/run_record.js';
import type { RunInput } from '@web/model/tasks/variants.js';

const core = fileURLToPath(new URL('../../../build/wasm/ravel-core.wasm', import.meta.url));
const compiled = readFile(core).then((bytes) => WebAssembly.compile(bytes));
/** A program that never waits and never ends is given up after so many milliseconds. */
const patience = 5_000;
const scenarioUrl = 'scenario.js';

export async function runProgram({ source, network, seed }: RunInput): Promise<RunRecord> {
  const lines: PrintedLine[] = [];
  const errors: string[] = [];
  const tests: TestResult[] = [];
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
    onLine: ({ time, stream, text }) => {
      if (stream === 'out') lines.push({ time, text });
      if (stream === 'err' && !quiet) errors.push(text);
    },
    onTest: (test) => tests.push(test),
    onState: (state: RunState, time) => state !== 'running' && settle({ state, time }),
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
  const end = await over;
  clearTimeout(timer);
  return { events: host.trace(), lines, errors, end, tests, source, seed };
}

/** Imports as constants: this is no module. */
const bound = (source: string): string =>
  source.replace(/^import \{([^}]*)\} from 'ravel';?$/gm, (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = ravel`);
