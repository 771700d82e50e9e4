// How the scripts of embed.html and of pages around it are built, each of one file: after embed.js, into the same folder.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: path('.'),
  base: './',
  build: {
    outDir: path(`../../dist/v${version}`),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { frame: path('frame.ts'), size: path('size.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
});
