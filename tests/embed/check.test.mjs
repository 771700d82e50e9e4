// The command `ravel check`, over pages that are written for it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { networkOf, programIds, scenariosHome, sourceOf } from '../support/scenarios.mjs';
import { page, snippet, useCommand } from './support/command.mjs';

const { command, ravel, check } = useCommand();

const later = "import { reactor } from 'ravel'\nreactor.callLater(1, () => console.log('later'))\nconsole.log('now')\nreactor.run()";

test('all three syntaxes, as recorded', async () => {
  const { code, out, err } = await check({
    'a.md': page(snippet('', later, 'now\nlater'), '```js ravel', 'console.log(1)', '```'),
    'deep/b.rst': page(
      '.. ravel::',
      '',
      ...later.split('\n').map((line) => `   ${line}`),
      '',
      '.. ravel-output::',
      '',
      '   now',
      '   later',
    ),
    'c.html': page(`<ravel-playground><pre>${later}</pre><pre slot="output">now\nlater</pre></ravel-playground>`),
    'node_modules/d.md': snippet('', 'throw 1'),
  });
  assert.deepEqual([code, out, err], [0, '4 snippets in 3 files: 3 as recorded, 1 without a recorded output ran.\n', '']);
});

test('output that differs is shown with the lines of the file', async () => {
  const { code, out } = await check({
    'a.md': page('# Title', '', snippet('', later, 'now\nnever')),
    'b.rst': page('.. ravel::', '', "   console.log('a')", '', '.. ravel-output::', '', '   b'),
    'c.html': page('<ravel-playground>', "<pre>console.log('&lt;a>')</pre>", '<pre slot="output">', 'b</pre>', '</ravel-playground>'),
  });
  assert.equal(code, 1);
  assert.equal(
    out,
    page(
      'docs/a.md:11: the output differs from the recorded one',
      '      11   now',
      '      12 - never',
      '         + later',
      '',
      'docs/b.rst:7: the output differs from the recorded one',
      '       7 - b',
      '         + a',
      '',
      'docs/c.html:4: the output differs from the recorded one',
      '       4 - b',
      '         + <a>',
      '',
      '3 snippets in 3 files: 3 wrong.',
    ),
  );
});

test('every scenario prints what it prints in the page', async (t) => {
  const ids = programIds.filter((id) => existsSync(`${scenariosHome}${id}/expected.txt`) && id !== 'unhandled');
  const printed = (id) => {
    const rows = readFileSync(`${scenariosHome}${id}/expected.txt`, 'utf8').trimEnd().split('\n').slice(0, -1);
    return rows.map((row) => row.slice(row.indexOf(' ') + 1)).join('\n');
  };
  const pages = ids.map((id) => {
    const network = `<script type="application/json" id="net">${JSON.stringify(networkOf(id))}</script>`;
    return [`${id}.md`, page(network, '', snippet('network=net', sourceOf(id), printed(id)), snippet(`scenario=${id}`, '', printed(id)))];
  });
  const { code, out, took } = await check(Object.fromEntries(pages));
  t.diagnostic(`${ids.length * 2} snippets in ${(took / 1000).toFixed(1)} s`);
  assert.deepEqual([code, out], [0, `${ids.length * 2} snippets in ${ids.length} files: ${ids.length * 2} as recorded.\n`]);
});

test('warnings and errors are output; what Ravel says is not', async () => {
  const program = "import { reactor } from 'ravel'\nconsole.warn('w')\nconsole.error('e')\nreactor.callLater(1, () => {})";
  const { code, out } = await check({ 'a.md': snippet('', program, 'w\ne') });
  assert.equal(code, 0, out);
});

test('an error that nobody took is told at its line, and not recorded', async () => {
  const text = page(snippet('', "console.log('a')\n\nthrow new RangeError('too far')"), snippet('', 'const x = ;', 'old'));
  const wrong = page(
    'docs/a.md:4: ended with an error',
    '    RangeError: too far',
    '    If that is what the snippet shows, mark it expect-error.',
    '',
    'docs/a.md:8: ended with an error',
    "    SyntaxError: Unexpected token ';'",
    '    If that is what the snippet shows, mark it expect-error.',
    '',
    '2 snippets in 1 file: 2 wrong.',
  );
  const { code, out, again, read } = await check({ 'a.md': text });
  assert.deepEqual([code, out], [1, wrong]);
  assert.deepEqual([(await again('--update')).out, read('a.md')], [wrong, text]);
});

test('expect-error: it must fail, and prints what is recorded', async () => {
  const unhandled = "import { defer } from 'ravel'\nconsole.log('a')\ndefer.fail(new Error('lost'))";
  const printed = 'a\nUnhandled error in Deferred: lost';
  const { code, out } = await check({
    'a.md': page(snippet('expect-error', unhandled, printed), snippet('expect-error', 'const x = ;', "SyntaxError: Unexpected token ';'")),
    'b.md': snippet('expect-error', unhandled, 'b'),
    'c.md': snippet('expect-error', "console.log('fine')", 'fine'),
  });
  assert.equal(code, 1);
  assert.match(out, /^docs\/b\.md:8: the output differs from the recorded one\n +8 - b\n +\+ a\n +\+ Unhandled error in Deferred: lost\n/);
  assert.match(out, /docs\/c\.md:1: ran without an error, and is marked expect-error\n/);
  assert.match(out, /4 snippets in 3 files: 2 wrong, 2 as recorded\.\n$/);
});

test('no-run: it is not run', async () => {
  const { code, out } = await check({ 'a.md': snippet('no-run', 'for (;;);', 'never') });
  assert.deepEqual([code, out], [0, '1 snippet in 1 file: 1 not run.\n']);
});

test('one that hangs is killed after its time and named; the others go on', async () => {
  const { code, out, took } = await check(
    {
      'a.md': page(snippet('timeout=5', "console.log('one')\nfor (;;);"), snippet('', 'await new Promise(() => {})'), snippet('', '1', '')),
      'b.rst': page('.. ravel::', '   :timeout: 1', '', '   /(a+)+b/.test("a".repeat(60))'),
      'c.html': '<ravel-playground timeout="1"><pre>for (;;) console.log(1)</pre></ravel-playground>',
    },
    '--timeout=2',
  );
  assert.equal(code, 1);
  const says = (place, seconds) => new RegExp(`^${place}: did not end within ${seconds}, and was killed$`, 'm');
  assert.match(out, says('docs/a.md:1', '5 seconds'));
  assert.match(out, /It had printed 1 line, the last: one\n/);
  assert.match(out, says('docs/a.md:6', '2 seconds'));
  assert.match(out, says('docs/b.rst:1', '1 second'));
  assert.match(out, says('docs/c.html:1', '1 second'));
  assert.match(out, /5 snippets in 3 files: 4 wrong, 1 as recorded\.\n$/);
  assert.ok(took < 60_000);
});

test('one that takes all memory dies alone', async () => {
  const { code, out } = await check({
    'a.md': page(snippet('', 'const a = []\nfor (;;) a.push(new Array(1e5).fill(1.5))'), snippet('', later, 'now\nlater')),
  });
  assert.equal(code, 1);
  assert.match(out, /^docs\/a\.md:1: could not be run to its end\n +Its process has died: its memory is full\.\n/);
  assert.match(out, /1 wrong, 1 as recorded/);
});

test('so many run at the same time as are asked for', async () => {
  const hangs = { 'a.md': page(snippet('', 'for (;;);'), snippet('', 'for (;;);')) };
  const [one, two] = [await check(hangs, '--timeout=4', '--jobs=1'), await check(hangs, '--timeout=4', '--jobs=2')];
  assert.ok(one.took > 8_000 && two.took < 8_000, `${one.took} and ${two.took} ms`);
});

test('cells share code; an error is told where it is written', async () => {
  const first = "import { reactor } from 'ravel'\nconst say = text => console.log(text)\nsay('first')";
  const second = "import { reactor, defer } from 'ravel'\nsay(typeof defer.succeed)\nfunction fail() {\n  throw new Error('no')\n}";
  const { code, out } = await check({
    'a.md': page(
      snippet('id=first', first, 'first'),
      snippet('id=second depends-on=first', second, 'first\nfunction'),
      snippet('depends-on="second first"', 'fail()'),
      snippet('depends-on=nobody', ''),
    ),
  });
  assert.equal(code, 1);
  assert.match(out, /^docs\/a\.md:15: ended with an error\n +no\n/);
  assert.match(out, /docs\/a\.md:28: depends-on names 'nobody', and no snippet of this page has that id\.\n/);
  assert.match(out, /4 snippets in 1 file: 2 wrong, 2 as recorded\.\n$/);
});

test('seed, network, and a file beside the page', async () => {
  const ask =
    "import { client, reactor } from 'ravel'\nclient.getPage('http://a.test/').addCallback(console.log).addBoth(() => reactor.stop())\nreactor.run()";
  const net = '{"http://a.test/": {"latency": 0.5, "body": "hello"}}';
  const dice = "import { random } from 'ravel'\nconsole.log(random.random())";
  const { code, out, again, read } = await check({
    'guide/a.md': page(snippet(`network='${net}'`, ask, 'hello'), snippet('src=../code/a.js', '', 'from a file')),
    'code/a.js': "console.log('from a file')\n",
    'b.html': `<script id="net" type="application/json">${net}</script><ravel-playground network="net"><pre>${ask.replaceAll('>', '&gt;')}</pre><pre slot="output">hello</pre></ravel-playground>`,
    'c.md': page(snippet('seed=1', dice), snippet('', dice), snippet('seed=2', dice)),
  });
  assert.equal(code, 0, out);
  await again('--update');
  const [one, usual, two] = [...read('c.md').matchAll(/ravel-output\n(.*)\n/g)].map(([, text]) => text);
  assert.ok(one === usual && one !== two && Number(one) >= 0, `${one}, ${usual}, ${two}`);
});

test("an id with its sign; a file from the site's root, which is the folder that is named, or that of a file", async () => {
  const ask = "import { client, reactor } from 'ravel'\nclient.getPage('http://a.test/').addCallback(console.log)\nreactor.run()";
  const net = '<script id="net" type="application/json">{"http://a.test/": {"latency": 1, "body": "hello"}}</script>';
  const { code, out, cwd } = await check({
    'deep/a.html': page(net, `<ravel-playground network="#net"><pre>${ask}</pre><pre slot="output">hello</pre></ravel-playground>`),
    'deep/b.html': '<ravel-playground src="/later.js?v=1"><pre slot="output">of all</pre></ravel-playground>',
    'deep/c.rst': page('.. ravel::', '   :src: /later.js', '', '.. ravel-output::', '', '   of all'),
    'later.js': "console.log('of all')\n",
    'deep/later.js': "console.log('deep')\n",
  });
  assert.deepEqual([code, out], [0, '3 snippets in 3 files: 3 as recorded.\n']);
  const named = await ravel(['check', 'docs/deep/c.rst'], { cwd });
  assert.match(named.out, /- of all\n +\+ deep\n/);
});

test('a link to a file is a page; with that file it is one; links to folders are not followed', async () => {
  const { cwd, again } = await check({ 'a.md': snippet('', '1', '') });
  const link = (to, name) => symlinkSync(to, join(cwd, 'docs', name));
  link('../README.md', 'index.md');
  link('..', 'round');
  link('nowhere.md', 'gone.md');
  writeFileSync(join(cwd, 'README.md'), snippet('', later, 'never'));
  const { code, out } = await again();
  assert.deepEqual([code, out.split('\n')[0]], [1, 'docs/index.md:9: the output differs from the recorded one']);
  const { out: both } = await ravel(['check', 'docs', '.', 'docs/../README.md'], { cwd });
  assert.match(both, /^README\.md:9: [^]*\n2 snippets in 2 files: 1 wrong, 1 as recorded\.\n$/);
  await again('--update');
  assert.equal(readFileSync(join(cwd, 'README.md'), 'utf8'), snippet('', later, 'now\nlater'));
  assert.ok(lstatSync(join(cwd, 'docs/index.md')).isSymbolicLink());
});

test('a program finds nothing of Node, and no network; its surroundings are the same everywhere', async () => {
  const program = `const names = ['process', 'require', 'module', 'Buffer', 'global', 'setImmediate', 'WebSocket', 'SharedArrayBuffer', 'navigator']
console.log(names.filter(name => name in globalThis).join())
try { globalThis.constructor.constructor('return process')() } catch (error) { console.log(error) }
try { await import(['node', 'fs'].join(':')) } catch (error) { console.log('no import') }
console.log(new Date(0).getHours(), typeof setTimeout(() => {}), self === globalThis)
await fetch('http://127.0.0.1/').catch(error => console.log(error))`;
  const { out } = await check({ 'a.md': snippet('', program) });
  assert.match(out, /import\(\['node', 'fs'\]\.join\(':'\)\) can't be imported here\. Programs import from 'ravel': /);
  const rest = program
    .split('\n')
    .filter((line) => !line.includes('import('))
    .join('\n');
  const printed = '\nCode generation from strings disallowed for this context\n0 number true\nFailed to fetch';
  const { code, out: said } = await check({ 'a.md': snippet('', rest, printed) });
  assert.equal(code, 0, said);
});

test('a check that is ended leaves nothing behind', async () => {
  const { cwd } = await check({ 'a.md': snippet('no-run', '1') });
  writeFileSync(join(cwd, 'docs', 'b.md'), snippet('timeout=60', "console.log('on')\nfor (;;);"));
  const parent = spawn(process.execPath, [command, 'check', 'docs'], { cwd, stdio: 'ignore' });
  const children = () => readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').split(' ').filter(Boolean);
  const until = async (holds) => {
    while (!holds()) await sleep(50);
  };
  await until(() => children().length > 0);
  const [child] = children();
  await sleep(2_000); // it loops by now, and hears nothing
  parent.kill('SIGTERM');
  const code = await new Promise((resolve) => parent.on('exit', resolve));
  assert.equal(code, 143);
  const state = () => (existsSync(`/proc/${child}/stat`) ? readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1][0] : 'gone');
  await until(() => ['gone', 'Z'].includes(state()));
});
