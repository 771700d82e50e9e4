// The tests of the page's pure code live in tests/web.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: { alias: { ravel: path('../build/wasm/ravel'), '#web': path('src'), vitest: path('node_modules/vitest') } },
  server: { fs: { allow: ['..'] } },
  test: { include: ['../tests/web/**/*.test.ts'], root: path('.') },
});
