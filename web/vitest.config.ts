// The tests of the page's pure code: tests/web.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  define: { __VERSION__: '"0.0.0"' },
  resolve: { alias: { ravel: path('../build/wasm/ravel'), '@web': path('src') } },
  server: { fs: { allow: ['..'] } },
  test: { dir: path('../tests/web'), testTimeout: 30_000, globals: true, environment: 'node', css: true },
});
