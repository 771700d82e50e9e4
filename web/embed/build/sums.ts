// The Vite plugin that writes down what the engine's files are: __SUMS__ has a sum for each (src/engine/sum.ts).
import type { Plugin } from 'vite';
import { sumOf } from '../../src/engine/sum.js';

const files = { wasm: /ravel-core-[^/]*\.wasm$/, worker: /\/worker-[^/]*\.js$/ };
/** Until the files are there. */
const asked = (name: string): string => `sum of the ${name}`;

export function sums(): Plugin {
  const names = Object.keys(files) as (keyof typeof files)[];
  return {
    name: 'ravel-sums',
    enforce: 'post',
    config: () => ({ define: { ...Object.fromEntries(names.map((name) => [`__SUMS__.${name}`, JSON.stringify(asked(name))])) } }),
    generateBundle(_options, bundle) {
      for (const name of names) {
        const file = Object.entries(bundle).find(([path]) => files[name].test(path))?.[1];
        const source = file?.type === 'asset' ? file.source : file?.code;
        const users = Object.values(bundle).filter((chunk) => chunk.type === 'chunk' && chunk.code.includes(asked(name)));
        if (source === undefined || users.length === 0) return this.error(`no sum of ${name}`);
        const sum = sumOf(typeof source === 'string' ? new TextEncoder().encode(source) : source);
        for (const chunk of users) if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(asked(name), sum);
      }
    },
  };
}
