// How the embed is built: dist/v<version>/ with embed.js, embed.html and all they fetch. Nothing in it changes once it is out.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { frames } from '../build/frames.js';
import { ownNames } from './build/own_names.js';
import { parts } from './build/parts.js';
import { plainFiles } from './build/plain_files.js';
import { rooms } from './build/rooms.js';
import { sums } from './build/sums.js';
import { styles } from './build/styles.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const { version } = JSON.parse(readFileSync(path('../package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: path('.'),
  base: './',
  define: { __VERSION__: JSON.stringify(version), __STYLE_NONCE__: '""' },
  plugins: [
    styles(),
    ownNames(version),
    frames(),
    sums(),
    parts(),
    rooms(path('frame/reserve.css'), path('../scenarios')),
    plainFiles(path('.'), {
      'embed.html': 'frame/embed.html',
      'frame.css': 'frame/frame.css',
      'embed.d.ts': 'embed.d.ts',
      'custom-elements.json': 'npm/custom-elements.json',
    }),
  ],
  resolve: { alias: { ravel: path('../../build/wasm/ravel') } },
  build: {
    outDir: path(`../dist/v${version}`),
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() as it is: what a browser needs for it, it has for the rest of Ravel, too.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // Nothing is fetched before it is needed, and no element is put into the host's head.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: { embed: path('loader/embed.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' },
      preserveEntrySignatures: 'strict',
    },
  },
  worker: { format: 'iife', rolldownOptions: { output: { keepNames: true, strict: true } } },
});
