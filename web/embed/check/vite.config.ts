// How the command `ravel` is built: for Node, in one file and one for the processes that it starts. The core stays beside them.
import { fileURLToPath } from 'node:url';
import { type Plugin, defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A module made from a text has another address in Node. */
const addresses: Plugin = {
  name: 'ravel-addresses',
  enforce: 'pre',
  resolveId: (id, importer) => (id === './blob.js' && importer?.endsWith('/engine/program.ts') ? path('data_url.ts') : undefined),
};

/** Set by who packs: the package's folder. */
const { RAVEL_PACKAGE: folder = path('../../../build/npm/package') } = process.env;

export default defineConfig({
  root: path('.'),
  plugins: [addresses],
  build: {
    ssr: true,
    outDir: `${folder}/check`,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { ravel: path('ravel.ts'), child: path('child.ts') },
      external: /^ravel\//,
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name].mjs',
        paths: (id: string) => id.replace(/^ravel\//, '../core/ravel/'),
      },
    },
  },
  ssr: { noExternal: true, external: [] },
});
