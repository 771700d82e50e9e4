// What the page loads, in brotli where nothing else is said: printed, and held to its limits.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const KB = 1000;
const build = fileURLToPath(new URL('../../build/wasm/', import.meta.url));
const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));
const web = createRequire(new URL('../../web/package.json', import.meta.url));
const weigh = (bytes) => brotliCompressSync(bytes).length;
const weighFile = (file) => weigh(readFileSync(dist + file));
const show = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function hold(t, what, bytes, limit) {
  t.diagnostic(`${what}: ${show(bytes)} of ${show(limit)}`);
  assert.ok(bytes <= limit, `${what} is ${show(bytes)}, and may be ${show(limit)}`);
}

/** What index.html names, and what its script and styles import at once. Scenarios and the parser come later. */
function firstView() {
  const html = readFileSync(`${dist}index.html`, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
  const main = named.find((file) => /index-.*\.js$/.test(file));
  const imported = [...readFileSync(`${dist}${main}`, 'utf8').matchAll(/(?:^|[;}])import[^;"']*["']\.\/([^"']+)["']/g)].map(
    ([, file]) => `assets/${file}`,
  );
  const frame = readdirSync(`${dist}assets`).find((file) => file.startsWith('frame-virtual'));
  // Its solutions have a file of the same name, which comes later: the scenario's is the one with its title.
  const scenario = readdirSync(`${dist}assets`).find(
    (file) => file.startsWith('print-later-') && readFileSync(`${dist}assets/${file}`, 'utf8').includes('Later is a place in time'),
  );
  return [...new Set(['index.html', ...named, ...imported, `assets/${frame}`, `assets/${scenario}`])];
}

test('wasm and glue', async (t) => {
  const wasm = weigh(readFileSync(`${build}ravel-core.wasm`));
  // Emscripten leaves the last of the minifying to whoever bundles its glue: it is weighed as the page has it.
  const { minify } = await import(web.resolve('vite'));
  const { code } = await minify('glue.mjs', readFileSync(`${build}ravel-core.mjs`, 'utf8'), { module: true, compress: true, mangle: true });
  const glue = weigh(code);
  t.diagnostic(`wasm: ${show(wasm)}, glue: ${show(glue)}`);
  hold(t, 'wasm and glue', wasm + glue, 41 * KB);
});

test('the first view', (t) => {
  const files = firstView();
  assert.ok(
    files.some((file) => file.endsWith('.wasm')) && files.some((file) => /worker-.*\.js/.test(file)),
    `it names wasm and worker: ${files}`,
  );
  for (const file of files) t.diagnostic(`${file}: ${show(weighFile(file))}`);
  hold(
    t,
    'the first view',
    files.reduce((sum, file) => sum + weighFile(file), 0),
    250 * KB,
  );
});

test('the fonts', (t) => {
  const fonts = readdirSync(`${dist}assets`).filter((file) => file.endsWith('.woff2'));
  assert.ok(fonts.length > 0);
  hold(
    t,
    'the fonts',
    fonts.reduce((sum, file) => sum + readFileSync(`${dist}assets/${file}`).length, 0),
    75 * KB,
  );
});

test('a snippet in a docs page', (t) => {
  const { version } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'));
  const home = `v${version}/`;
  const parts = readdirSync(`${dist}${home}assets`);
  const part = (pattern) => `${home}assets/${parts.find((file) => pattern.test(file))}`;
  const sum = (files) => files.reduce((all, file) => all + weighFile(file), 0);
  const first = weighFile(`${home}embed.js`);
  // It is one file: nothing else comes before a snippet is wanted.
  assert.doesNotMatch(readFileSync(`${dist}${home}embed.js`, 'utf8'), /(?:^|[;}])import[^(.;]*["'`]\.\//);
  hold(t, 'embed.js', first, 5 * KB);
  hold(t, 'embed.js, in gzip', gzipSync(readFileSync(`${dist}${home}embed.js`), { level: 9 }).length, 4.9 * KB);
  const runs = [/^snippet-.*\.js$/, /^worker-.*\.js$/, /^ravel-core-.*\.wasm$/, /^frame-virtual-.*\.html$/].map(part);
  t.diagnostic(`what a run needs besides, once for all snippets of a page: ${show(sum(runs))}`);
  t.diagnostic(`the editor, for editable snippets and those with pictures: ${show(weighFile(part(/^code_view-.*\.js$/)))}`);
  t.diagnostic(`chains, timeline and stepper: ${show(weighFile(part(/^pictures-.*\.js$/)))}`);
  hold(t, 'all that a page of snippets fetches', first + sum(runs) + sum([/^code_view-.*\.js$/, /^pictures-.*\.js$/].map(part)), 320 * KB);
});
