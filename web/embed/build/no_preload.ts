// The Vite plugin that takes out Vite's helper for preloading: a snippet preloads nothing, and embed.js is to be one file.
import type { Plugin } from 'vite';

const imported = /import\{t as ([\w$]+)\}from["'`]\.\/(?:assets\/)?preload-helper-[\w-]+\.js["'`];/;

export function noPreload(): Plugin {
  return {
    name: 'ravel-no-preload',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [file, chunk] of Object.entries(bundle)) {
        if (/preload-helper-/.test(file)) delete bundle[file];
        else if (chunk.type === 'chunk') chunk.code = chunk.code.replace(imported, 'const $1=load=>load();');
      }
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.code.includes('preload-helper')) this.error(`${file} still wants the helper for preloading`);
    },
  };
}
