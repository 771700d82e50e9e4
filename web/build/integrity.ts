// The Vite plugin that writes into index.html what its files must be, once all of them are written.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { sumOf } from '../src/engine/sum.js';

/**
 * A browser takes no script and no style whose hash is another one; of what is fetched as bytes the page compares the sum
 * itself (src/engine/whole_file.ts).
 */
export function integrity(): Plugin {
  return {
    name: 'ravel-integrity',
    writeBundle: ({ dir = '' }) => {
      const page = join(dir, 'index.html');
      const html = readFileSync(page, 'utf8').replace(
        /<(script|link)[^>]* (?:src|href)="\.\/(assets\/[^"]+)"/g,
        (tag, _name, file: string) => {
          const bytes = readFileSync(join(dir, file));
          if (tag.includes('rel="preload"')) return `${tag} data-sum="${sumOf(bytes)}"`;
          return `${tag} integrity="sha256-${createHash('sha256').update(bytes).digest('base64')}"`;
        },
      );
      writeFileSync(page, html);
    },
  };
}
