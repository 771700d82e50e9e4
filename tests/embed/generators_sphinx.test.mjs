// The directives of Sphinx: options, warnings, and what builders write that run no scripts.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { scriptsIn, snippetsIn, stylesIn } from './support/markup.mjs';
import { project } from './support/python.mjs';
import { scenario, sites } from './support/sites.mjs';

const conf = "extensions = ['sphinx_ravel']\nhtml_theme = 'basic'\n";
const example = join(sites, 'src/web/embed/sphinx/example');

/** index.rst, built; what is said of it. */
function built(t, rst, { builder = 'html', settings = '', files = {} } = {}) {
  const docs = project(t, { 'conf.py': conf + settings, 'index.rst': `Page\n====\n\n${rst}`, ...files });
  const { status, said } = docs.python('sphinx', '-q', '-b', builder, '.', 'out');
  assert.equal(status, 0, said);
  return { ...docs, said, html: () => docs.read('out/index.html') };
}

test('text has code and recorded output, indented', (t) => {
  const { python, read } = project(t, {});
  assert.equal(python('sphinx', '-q', '-W', '-b', 'text', example, 'out').status, 0);
  const code = readFileSync(join(example, 'later.rst'), 'utf8').match(/^ {3}import[^]*?run\(\)$/m)[0];
  assert.ok(read('out/later.txt').includes(`${code}\n\nOutput:\n\n   kettle on\n   off to the garden\n   it boils\n`));
  assert.ok(!read('out/later.txt').includes('ravel-playground'));
});

test('LaTeX and man pages have code and recorded output as literal blocks', (t) => {
  const { python, read } = project(t, {});
  for (const builder of ['latex', 'man']) assert.equal(python('sphinx', '-q', '-W', '-b', builder, example, builder).status, 0);
  const tex = read('latex/akettle.tex');
  assert.match(tex, /\\begin\{sphinxVerbatim\}[^]*?callLater[^]*?\\end\{sphinxVerbatim\}\s*(?:\\sphinxAtStartPar\s*)?Output:/);
  assert.match(tex, /\\begin\{sphinxVerbatim\}\[[^\]]*\]\nkettle on\noff to the garden\nit boils\n\\end\{sphinxVerbatim\}/);
  const man = read('man/akettle.1');
  assert.match(man, /\.nf\n\.ft C\nkettle on\noff to the garden\nit boils\n/);
  assert.match(man, /reactor\.callLater\(3, /);
});

test('an EPUB has the code, and no element that nothing would run', (t) => {
  const { read } = built(t, '.. ravel::\n\n   f()\n\n.. ravel-output::\n\n   one\n', { builder: 'epub', settings: "version = '1'\n" });
  const page = read('out/index.xhtml');
  assert.match(page, /Output:/);
  assert.ok(!page.includes('ravel-playground') && !page.includes('embed.js'));
});

test('other HTML builders have the element and the script, too', (t) => {
  for (const builder of ['dirhtml', 'singlehtml']) {
    const { html, folder } = built(t, '.. ravel::\n\n   f()\n', { builder });
    assert.equal(snippetsIn(html())[0].code, 'f()');
    assert.ok(existsSync(join(folder, 'out', scriptsIn(html())[0])));
  }
});

test('what an option does not take is a warning with file and line, and the snippet stays', (t) => {
  const wrong = '.. ravel::\n   :editable:\n   :timeline: huge\n   :speeed: 3\n   :network: {oops}\n   :seed: -1\n\n   f()\n';
  const { html, said } = built(t, wrong);
  assert.deepEqual(snippetsIn(html()), [{ attributes: { editable: '' }, code: 'f()', output: undefined }]);
  const lines = said.split('\n').filter(Boolean);
  assert.equal(lines.length, 4, said);
  assert.match(lines[0], /^index\.rst:6: WARNING: .*timeline takes off, compact or full, and not "huge"/);
  assert.match(lines[1], /^index\.rst:7: WARNING: .*no option "speeed"/);
  assert.match(lines[2], /^index\.rst:8: WARNING: .*network is no JSON/);
  assert.match(lines[3], /^index\.rst:9: WARNING: .*seed takes a whole number/);
});

test('all options arrive as attributes', (t) => {
  const given = {
    scenario: 'print-later',
    editable: '',
    autorun: '',
    time: 'real',
    seed: '7',
    network: '{"http://a.test/": {"latency": 1, "body": "<a & \\"b\\">"}}',
    timeline: 'full',
    chains: 'off',
    step: '3',
    speed: '0.5',
    loading: 'click',
    height: '20em',
    'max-height': 'calc(50vh - 2px)',
    theme: 'dark',
    lang: 'en',
    timeout: '2.5',
    'depends-on': 'a b',
    id: 'c',
    title: 'A <cup> of "tea"',
    'aria-label': 'Tea',
    playground: '/play/',
    'no-run': '',
  };
  const options = Object.entries(given).map(([name, value]) => `   :${name}: ${value}`.trimEnd());
  const { html, said } = built(t, `.. ravel::\n${options.join('\n')}\n\n   f()\n`);
  assert.equal(said, '');
  assert.deepEqual(snippetsIn(html())[0].attributes, given);
});

test('pictures without a value are small', (t) => {
  const settings = "ravel_options = {'chains': True, 'seed': 7}\n";
  const { html, said } = built(t, '.. ravel::\n   :timeline:\n\n   f()\n', { settings });
  assert.equal(said, '');
  assert.deepEqual(snippetsIn(html())[0].attributes, { chains: 'compact', seed: '7', timeline: 'compact' });
});

test('code, output and attributes are escaped', (t) => {
  const { html } = built(t, '.. ravel::\n   :id: a"><b\n\n   if (a < b && "</pre>") `x`\n\n.. ravel-output::\n\n   </pre><script>\n');
  const [{ attributes, code, output }] = snippetsIn(html());
  assert.deepEqual([attributes.id, code, output], ['a"><b', 'if (a < b && "</pre>") `x`', '</pre><script>']);
});

test('the program can be a file beside the page, a scenario, or an option', (t) => {
  const rst =
    '.. ravel::\n   :src: f.js\n   :output: one\n            two\n\n.. ravel:: print-later\n\n.. ravel::\n   :src: no.js\n\n.. ravel::\n\n.. ravel:: no-such\n';
  const { html, said } = built(t, rst, { files: { 'f.js': 'inFile()\n' } });
  const [file, ofCourse, ...more] = snippetsIn(html());
  assert.deepEqual(file, { attributes: {}, code: 'inFile()', output: 'one\ntwo' });
  assert.deepEqual(ofCourse.attributes, { scenario: 'print-later' });
  assert.equal(ofCourse.code, scenario('print-later'));
  assert.equal(more.length, 0);
  assert.match(said, /index\.rst:11: WARNING: .*no\.js cannot be read/);
  assert.match(said, /index\.rst:14: WARNING: .*this snippet has no program/);
  assert.match(said, /index\.rst:16: WARNING: .*Ravel has no scenario no-such/);
  assert.equal(said.trim().split('\n').length, 3, said);
});

test('recorded output belongs to the snippet right before it, in any place', (t) => {
  const rst = '.. note::\n\n   .. ravel::\n\n      f()\n\n   .. ravel-output::\n\n      one\n\nText.\n\n.. ravel-output::\n\n   lost\n';
  const { html, said } = built(t, rst);
  assert.deepEqual(snippetsIn(html()), [{ attributes: {}, code: 'f()', output: 'one' }]);
  assert.match(said, /^index\.rst:16: WARNING: .*no snippet right before it/);
});

test('pages are read and written in parallel, and the script is where a snippet is', (t) => {
  const names = Array.from({ length: 12 }, (_, i) => `page${i}`);
  const texts = names.map((name, i) => [`${name}.rst`, `${name}\n======\n\n${i % 2 ? `.. ravel::\n\n   f(${i})\n` : 'Text.\n'}`]);
  const index = `Page\n====\n\n.. toctree::\n\n${names.map((name) => `   ${name}\n`).join('')}`;
  const { python, read, folder } = project(t, { 'conf.py': conf, 'index.rst': index, ...Object.fromEntries(texts) });
  const { status, said } = python('sphinx', '-W', '-j', '2', '-b', 'html', '.', 'out');
  assert.equal(status, 0, said);
  assert.ok(!/not (declared as )?safe|serial/.test(said), said);
  for (const found of [scriptsIn, stylesIn]) names.forEach((name, i) => assert.equal(found(read(`out/${name}.html`)).length, i % 2, name));
  assert.ok(existsSync(join(folder, 'out', scriptsIn(read('out/page1.html'))[0])));
});

test('a site without snippets gets no files; an address of embed.js is taken as it is, with its sum', (t) => {
  const none = built(t, 'Text.\n');
  assert.ok(!existsSync(join(none.folder, 'out/_static/ravel')));
  const settings =
    "ravel_script = 'https://play.example/v9/embed.js'\nravel_integrity = 'sha384-abc'\nravel_options = {'timeline': 'compact'}\n";
  const { html, folder } = built(t, '.. ravel::\n\n   f()\n\n.. ravel::\n   :timeline: off\n\n   g()\n', { settings });
  assert.match(
    html(),
    /<script crossorigin="anonymous" integrity="sha384-abc" type="module" src="https:\/\/play\.example\/v9\/embed\.js">/,
  );
  assert.deepEqual(stylesIn(html()), ['https://play.example/v9/embed.css']);
  assert.deepEqual(
    snippetsIn(html()).map(({ attributes }) => attributes.timeline),
    ['compact', 'off'],
  );
  assert.ok(!existsSync(join(folder, 'out/_static/ravel')));
});
