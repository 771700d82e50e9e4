// The Vite plugin that writes the service worker beside index.html, with the hash of every file that is there by then.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'vite';

const source = fileURLToPath(new URL('../src/offline/service/service_worker.ts', import.meta.url));
const name = 'service_worker.js';

export function offline(): Plugin {
  return {
    name: 'ravel-offline',
    apply: 'build',
    async closeBundle() {
      const { root, build: options } = this.environment.config;
      const dist = join(root, options.outDir);
      const files = hashesOf(dist);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('base64url').slice(0, 12);
      const built = await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        build: { target: 'es2022', write: false, rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: name } } },
      });
      const [output] = Array.isArray(built) ? built : [built];
      if (!output || !('output' in output)) throw new Error('the service worker was not built');
      writeFileSync(join(dist, name), `const ravelBuild = ${JSON.stringify({ version, files })};\n${output.output[0].code}`);
    },
  };
}

/** By path below the folder. */
function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== name)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('base64'),
    ]),
  );
}
