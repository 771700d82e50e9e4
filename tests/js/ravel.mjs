// A world for a test: virtual time, with what it printed and said.
import { AssertionError } from 'node:assert';
import { createRavel } from '../../build/wasm/ravel/create.js';

/**
 * Runs `program(face, print)` in virtual time until the run waits, ends or fails. Gives its lines as
 * "time text" (errors and what Ravel says with their stream in front), its state, and the world. What the program
 * throws fails the test, and so does a check that fails in what the reactor calls.
 */
export async function play(program, options = {}) {
  const lines = [];
  let settled;
  const over = new Promise((resolve) => (settled = resolve));
  const { face, host } = await createRavel({
    time: 'virtual',
    ...options,
    onLine: ({ time, stream, text, at }) => {
      lines.push(`${stream === 'out' ? '' : `${stream} `}${round(time)} ${text}`);
      if (at) options.onPlace?.(at);
    },
    onState: (state, time) => settled({ state, time: round(time) }),
  });
  let failed;
  const fail = (error) => {
    failed ??= error;
    host.scriptFailed(error);
  };
  const { logged } = host;
  host.logged = (from, failure, ...more) => {
    if (failure.value instanceof AssertionError) failed ??= failure.value;
    logged.call(host, from, failure, ...more);
  };
  try {
    const ended = program(face, host.console.log);
    if (ended instanceof Promise) ended.then(() => host.scriptEnded(), fail);
    else host.scriptEnded();
  } catch (error) {
    fail(error);
  }
  const end = await over;
  if (failed) throw failed;
  return { ...end, lines: lines.filter((line) => !line.includes('Nothing is left to wait for')), face, host };
}

const round = (seconds) => Math.round(seconds * 1e6) / 1e6;

/** The lines alone. */
export const linesOf = async (program, options) => (await play(program, options)).lines;
