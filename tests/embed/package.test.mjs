// The npm package `ravel-playground`: packed, installed in an empty project without a network, and used there.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pack } from '../../web/embed/npm/pack.mjs';
import { folderForNow, page, run, snippet } from './support/command.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = folderForNow();
const project = join(home, 'project');
const installed = join(project, 'node_modules', 'ravel-playground');
const npm = (...given) => run('npm', given, { cwd: project, env: { ...process.env, npm_config_cache: join(home, 'cache') } });
let packed;

before(async () => {
  packed = pack(home);
  mkdirSync(join(project, 'docs'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  const { code, err } = await npm('install', '--offline', '--no-audit', '--no-fund', packed.file);
  assert.equal(code, 0, err);
});

test('the tarball installs alone', (t) => {
  t.diagnostic(
    `the package: ${packed.entryCount} files, ${Math.round(packed.size / 1000)} KB packed, ${Math.round(packed.unpackedSize / 1000)} KB unpacked`,
  );
  assert.deepEqual(
    readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['ravel-playground'],
  );
  const { version } = JSON.parse(readFileSync(`${root}web/package.json`, 'utf8'));
  assert.equal(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version, version);
});

test('npx ravel check docs/', async () => {
  const file = join(project, 'docs', 'a.md');
  writeFileSync(
    file,
    page(snippet('', "import { reactor } from 'ravel'\nreactor.callLater(2, () => console.log('later'))\nreactor.run()", 'sooner')),
  );
  const first = await npm('exec', '--offline', '--', 'ravel', 'check', 'docs/');
  assert.equal(first.code, 1);
  assert.match(first.out, /^docs\/a\.md:8: the output differs from the recorded one\n +8 - sooner\n +\+ later\n/m);
  assert.equal((await npm('exec', '--offline', '--', 'ravel', 'check', '--update', 'docs/')).code, 0);
  assert.match(readFileSync(file, 'utf8'), /```ravel-output\nlater\n```/);
  const last = await npm('exec', '--offline', '--', 'ravel', 'check', 'docs/');
  assert.deepEqual([last.code, last.out], [0, '1 snippet in 1 file: 1 as recorded.\n']);
});

test('the core runs in Node', async () => {
  writeFileSync(
    join(project, 'core.js'),
    "import { reactor } from 'ravel-playground/ravel'\nimport { createRavel } from 'ravel-playground/core'\n" +
      "reactor.callLater(0.01, () => reactor.stop())\nawait reactor.run()\nconst { face } = await createRavel({ time: 'virtual' })\n" +
      'face.reactor.callLater(5, () => { console.log(face.reactor.seconds()); face.reactor.stop() })\nface.reactor.run()\n',
  );
  const { code, out, err } = await run(process.execPath, ['core.js'], { cwd: project });
  assert.deepEqual([code, out, err], [0, '5\n', '']);
});

test('it says where the files are that a page is served with', async () => {
  writeFileSync(
    join(project, 'where.js'),
    "import { folder, version } from 'ravel-playground'\nconsole.log(JSON.stringify({ folder, version }))\n",
  );
  const { folder, version } = JSON.parse((await run(process.execPath, ['where.js'], { cwd: project })).out);
  assert.equal(folder, `${join(installed, 'dist', `v${version}`)}/`);
  const files = (home) => readdirSync(home, { recursive: true }).sort();
  assert.ok(files(folder).includes('embed.js'));
  assert.deepEqual(files(folder), files(`${root}web/dist/v${version}`));
});

test('its types hold for a program that uses the element', async () => {
  writeFileSync(
    join(project, 'use.ts'),
    `import { folder, type PlaygroundState } from 'ravel-playground';
import { createRavel } from 'ravel-playground/core';
const element = document.createElement('ravel-playground');
element.code = folder;
const state: PlaygroundState = element.state;
element.addEventListener('ravel:result', ({ detail }) => console.log(detail.ok, detail.output.length, state));
document.addEventListener('ravel:output', ({ detail }) => console.log(detail.text.length, detail.time.toFixed(1)));
void element.run().then(() => element.stop());
void createRavel({ time: 'virtual', seed: 1 });
// @ts-expect-error It has no such state.
if (element.state === 'asleep') element.destroy();
// @ts-expect-error A result has no text.
element.addEventListener('ravel:result', ({ detail }) => detail.text);
`,
  );
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { module: 'NodeNext', target: 'ES2022', lib: ['ES2022', 'DOM'], strict: true, noEmit: true, types: [] },
      files: ['use.ts'],
    }),
  );
  const { code, out } = await run(process.execPath, [`${root}web/node_modules/typescript/bin/tsc`, '-p', project]);
  assert.deepEqual([code, out], [0, '']);
});

test('its manifest of custom elements has what the types have', () => {
  const { customElements } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const [{ declarations }] = JSON.parse(readFileSync(join(installed, customElements), 'utf8')).modules;
  const [{ tagName, members, events }] = declarations;
  const types = readFileSync(join(installed, 'embed.d.ts'), 'utf8');
  const [, body] = /interface RavelPlaygroundElement extends HTMLElement \{([^]*?)\n\n  addEventListener/.exec(types);
  assert.equal(tagName, 'ravel-playground');
  assert.deepEqual(
    members.map(({ name }) => name),
    [...body.matchAll(/^  (?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name),
  );
  assert.deepEqual(
    events.map(({ name }) => name),
    [...types.matchAll(/^  '(ravel:\w+)'/gm)].map(([, name]) => name),
  );
});

test('its manifest has the attributes that the generators and the check take', () => {
  const [{ declarations }] = JSON.parse(readFileSync(join(installed, 'custom-elements.json'), 'utf8')).modules;
  const named = declarations[0].attributes.map(({ name }) => name);
  const table = JSON.parse(readFileSync(`${root}web/embed/attributes.json`, 'utf8'));
  const taken = Object.keys(table).filter((name) => !['id', 'title', 'aria-label'].includes(name)); // HTML's own
  assert.deepEqual(named.filter((name) => !['attach', 'version'].includes(name)).sort(), taken.sort());
});
