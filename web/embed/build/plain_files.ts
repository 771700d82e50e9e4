// The Vite plugin that puts files beside embed.js as they are: embed.html, styles, types.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** `files`: name in the output → path below `folder`. */
export function plainFiles(folder: string, files: Record<string, string>): Plugin {
  return {
    name: 'ravel-plain-files',
    generateBundle() {
      for (const [fileName, path] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, path), 'utf8') });
    },
  };
}
