// What the page weighs, compressed with brotli: printed, and held to its limits.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const assets = join(root, 'web/dist/assets');
const kilobyte = 1024;

const packed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const asset = (pattern) => {
  const names = readdirSync(assets).filter((name) => pattern.test(name));
  assert.equal(names.length, 1, `${pattern}: ${names}`);
  return packed(readFileSync(join(assets, names[0])));
};
const show = (bytes) => `${(bytes / kilobyte).toFixed(1)} KB`;

/** Emscripten's glue alone, minified as it is in the worker. */
async function glue() {
  const require = createRequire(join(root, 'web/package.json'));
  const { minifySync } = await import(pathToFileURL(require.resolve('rolldown/utils')));
  const source = readFileSync(join(root, 'build/wasm/ravel-core.mjs'), 'utf8');
  return packed(Buffer.from(minifySync('glue.mjs', source, { module: true }).code));
}

describe('sizes, brotli', () => {
  it('wasm plus glue: at most 45 KB', async () => {
    const wasm = asset(/^ravel-core-.*\.wasm$/);
    const js = await glue();
    console.log(`# wasm ${show(wasm)}, glue ${show(js)}, together ${show(wasm + js)}`);
    assert.ok(wasm + js <= 45 * kilobyte);
  });

  it('everything the first view loads, fonts apart: at most 250 KB', () => {
    const parts = {
      page: packed(readFileSync(join(root, 'web/dist/index.html'))) + packed(readFileSync(join(root, 'web/dist/frame-virtual.html'))),
      script: asset(/^index-.*\.js$/),
      styles: asset(/^index-.*\.css$/),
      worker: asset(/^worker-.*\.js$/),
      wasm: asset(/^ravel-core-.*\.wasm$/),
      scenario: asset(/^print-later-(?!twice).*\.js$/),
    };
    const all = Object.values(parts).reduce((sum, part) => sum + part, 0);
    console.log(`# first view: ${Object.entries(parts).map(([name, size]) => `${name} ${show(size)}`).join(', ')}, together ${show(all)}`);
    assert.ok(all <= 250 * kilobyte);
  });

  it('fonts: at most 75 KB', () => {
    const fonts = readdirSync(assets).filter((name) => name.endsWith('.woff2'));
    const size = fonts.reduce((sum, name) => sum + readFileSync(join(assets, name)).length, 0);
    console.log(`# fonts ${show(size)}`);
    assert.ok(fonts.length === 2 && size <= 75 * kilobyte);
  });
});
