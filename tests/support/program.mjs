// Runs the text of a program in Node as the page does: in virtual time, traced. Its lines are those of its text.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { networkOf, sourceOf } from './scenarios.mjs';

const core = fileURLToPath(new URL('../../build/wasm/ravel-core.wasm', import.meta.url));
const compiled = readFile(core).then((bytes) => WebAssembly.compile(bytes));
const scenarioUrl = 'scenario.js';

/**
 * Gives how it ended, or that it waits for nothing more, and what it left. `patience`: a program that neither waits nor
 * ends is stopped after so many milliseconds. The other options are createRavel's.
 */
export async function runProgram(source, { patience, ...options } = {}) {
  let printed;
  let settle;
  const over = new Promise((resolve) => (settle = resolve));
  const { face, host } = await createRavel({
    module: await compiled,
    time: 'virtual',
    traced: true,
    scenarioUrl,
    ...options,
    onLine: (line) => options.onLine?.(printed ? { ...line, printed } : line),
    onState: (state, time) => state !== 'running' && settle({ state, time }),
  });
  const loud =
    (as) =>
    (...values) => {
      printed = as;
      host.console[as](...values);
      printed = undefined;
    };
  const timer = patience && setTimeout(() => host.stop(), patience);
  try {
    const program = compileFunction(`return (async () => {'use strict'; ${bound(source)}\n})()`, ['ravel', 'console'], {
      filename: scenarioUrl,
    });
    // What the program rejects after its reactor runs is the host's to report.
    program(face, { ...host.console, warn: loud('warn'), error: loud('error') }).then(
      () => host.scriptEnded(),
      (error) => host.scriptFailed(error),
    );
  } catch (error) {
    host.scriptFailed(error);
  }
  const end = await over;
  clearTimeout(timer);
  return { ...end, trace: host.trace() };
}

/** Imports as constants, on the same lines: this is no module. */
const bound = (source) =>
  source.replace(/import\s*\{([^}]*)\}\s*from\s*'ravel';?/g, (_all, names) => `const {${names.replaceAll(' as ', ': ')}} = ravel;`);

export const traceOf = async (source, options) => (await runProgram(source, options)).trace;
export const traceOfScenario = (id) => traceOf(sourceOf(id), { network: networkOf(id) });
