// All families, where this runs: Node, or a page that is served from the project's folder.
import { chains, traced } from './chains.mjs';
import { Figures } from './measure.mjs';
import { pending } from './pending.mjs';
import { start } from './start.mjs';
import { frames, turns } from './turns.mjs';

const build = new URL('../../../build/wasm/', import.meta.url);

/** Gives the figures by name; each is told to `print` when it is there. `read` gives the bytes of a file by its address. */
export async function run(read, print) {
  const figures = new Figures(print);
  const { createRavel } = await import(new URL('ravel/create.js', build));
  const bytes = await read(new URL('ravel-core.wasm', build));
  const module = await WebAssembly.compile(bytes);
  const host = {
    bytes,
    createRavel: (options) => createRavel({ module, ...options }),
    cpp: await loadCpp(read),
  };
  for (const family of [start, chains, traced, turns, frames, pending]) await family(figures, host);
  return figures.all;
}

/** The benchmarks in C++ (tests/bench/wasm): the module, with its border as `border`. */
async function loadCpp(read) {
  const { makeHosting } = await import(new URL('ravel/hosting.js', build));
  const { default: load } = await import(new URL('tests/bench.mjs', build));
  const bytes = await read(new URL('tests/bench.wasm', build));
  const border = { ...makeHosting(() => cpp._bench_wake()), stopped() {}, idle() {} };
  const cpp = await load({
    border,
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(bytes, imports).then(({ instance }) => done(instance));
      return {};
    },
  });
  return Object.assign(cpp, { border });
}
