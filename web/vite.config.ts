// How the page is built: static files that work from any folder of any host.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { frames } from './build/frames.js';
import { integrity } from './build/integrity.js';
import { offline } from './build/offline.js';
import { policy } from './build/policy.js';
import { scenarios } from './build/scenarios.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { version: string };

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  base: './',
  plugins: [scenarios(path('scenarios')), frames(), policy(readFileSync(path('package-lock.json'), 'utf8')), integrity(), offline()],
  resolve: { alias: { ravel: path('../build/wasm/ravel') } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // A trace shows the names of the library's functions and classes where a program passes them on: small ones would make
  // it another trace than elsewhere.
  worker: { format: 'iife', rolldownOptions: { output: { keepNames: true, strict: true } } },
});
