// The remark plugin of Docusaurus, on trees as remark gives them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { project } from './support/python.mjs';
import { scenario } from './support/sites.mjs';
import ravel from '../../web/embed/docusaurus/remark.js';

const code = (lang, meta, value, line = 1) => ({ type: 'code', lang, meta, value, position: { start: { line } } });
const tree = (...children) => ({ type: 'root', children });

/** The tree after the plugin, and the warnings. */
function transformed(t, root, options, path = 'docs/page.md') {
  const said = t.mock.method(console, 'warn', () => undefined);
  ravel(options)(root, { path });
  const warnings = said.mock.calls.map(({ arguments: [sentence] }) => sentence);
  said.mock.restore();
  return { root, warnings };
}

/** As HTML would have it. */
function written(node) {
  if (node.type === 'mdxFlowExpression') return node.data.estree.body[0].expression.value;
  if (node.type !== 'mdxJsxFlowElement') return `[${node.type}]`;
  assert.ok(node.data._mdxExplicitJsx, "none of the site's components takes its place");
  const attributes = node.attributes.map(({ name, value }) => ` ${name}="${value}"`).join('');
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

const snippet = (attributes, inside, output = '') =>
  `<ravel-playground${attributes}><pre><code className="language-js">${inside}</code></pre>${output && `<pre slot="output">${output}</pre>`}</ravel-playground>`;

test('fences become elements, and recorded output goes into the one right before it', (t) => {
  const text = 'if (a) {\n\n  b()\n}';
  const { root, warnings } = transformed(
    t,
    tree(code('js', 'ravel editable', text), code('ravel-output', null, 'one\n two'), code('ravel', null, 'c()')),
  );
  const [first, second, ...more] = root.children;
  assert.equal(written(first), snippet(' editable=""', text, 'one\n two'));
  assert.equal(written(second), snippet('', 'c()'));
  assert.deepEqual(
    more.map(({ type, name }) => name ?? type),
    ['mdxjsEsm', 'RavelScript'],
  );
  assert.deepEqual(warnings, []);
});

test('other fences stay, and a page without snippets gets no script', (t) => {
  const children = [code('js', null, 'a()'), code('js', 'title="ravel"', 'b()'), code(null, null, 'ravel'), code('text', 'ravel', 'x')];
  const { root } = transformed(t, tree(...children));
  assert.deepEqual(root.children, children);
});

test('fences in lists and admonitions', (t) => {
  const inside = {
    type: 'list',
    children: [{ type: 'listItem', children: [code('js', 'ravel', 'a()'), code('ravel-output', null, 'one')] }],
  };
  const { root } = transformed(t, tree(inside));
  assert.equal(written(root.children[0].children[0].children[0]), snippet('', 'a()', 'one'));
  assert.equal(root.children.at(-1).name, 'RavelScript');
});

test('words of the info string arrive as attributes; what Docusaurus takes for itself does not', (t) => {
  const network = '{"http://a.test/": {"latency": 1, "body": "a b"}}';
  const meta = `title="A cup of tea" {1,3-5} showLineNumbers ravel chains="full" aria-label=Tea network='${network}' no-run id=x`;
  const { root, warnings } = transformed(t, tree(code('js', meta, 'a()')), { options: { timeline: 'compact', chains: 'off' } });
  const given = `chains="full" title="A cup of tea" aria-label="Tea" network="${network}" no-run="" id="x"`;
  assert.equal(written(root.children[0]), snippet(` timeline="compact" ${given}`, 'a()'));
  assert.deepEqual(warnings, []);
});

test('pictures without a value are small', (t) => {
  const { root, warnings } = transformed(t, tree(code('js', 'ravel timeline chains=', 'a()')), {
    options: { timeline: 'full', chains: true },
  });
  assert.equal(written(root.children[0]), snippet(' timeline="compact" chains="compact"', 'a()'));
  assert.deepEqual(warnings, []);
});

test('what is wrong is a warning with file and line, and the snippet stays', (t) => {
  const wrong = [
    code('js', 'ravel timeline=huge speeed=3 network={oops', 'a()', 7),
    { type: 'paragraph', children: [] },
    code('ravel-output', null, 'lost', 11),
    code('ravel', null, '', 15),
  ];
  const { root, warnings } = transformed(t, tree(...wrong));
  assert.equal(written(root.children[0]), snippet('', 'a()'));
  assert.deepEqual(
    root.children.slice(1, 3).map(({ type, lang }) => lang ?? type),
    ['paragraph', 'text'],
  );
  assert.equal(warnings.length, 5, warnings.join('\n'));
  assert.match(warnings[0], /docs\/page\.md:7: .*timeline takes off, compact or full, and not "huge"/);
  assert.match(warnings[1], /docs\/page\.md:7: .*no attribute speeed/);
  assert.match(warnings[2], /docs\/page\.md:7: .*network takes JSON/);
  assert.match(warnings[3], /docs\/page\.md:11: .*no snippet right before it/);
  assert.match(warnings[4], /docs\/page\.md:15: .*this snippet has no program/);
});

test("a scenario's program is there without a script, too", (t) => {
  const { root, warnings } = transformed(t, tree(code('ravel', 'scenario=print-later', ''), code('ravel', 'scenario=no-such', '', 4)));
  assert.equal(written(root.children[0]), snippet(' scenario="print-later"', scenario('print-later')));
  assert.equal(root.children[1].type, 'mdxjsEsm');
  assert.match(warnings[0], /docs\/page\.md:4: .*Ravel has no scenario no-such/);
});

test('a first empty line of output stays, as HTML reads it', (t) => {
  const { root } = transformed(t, tree(code('ravel', null, 'a()'), code('ravel-output', null, '\none')));
  assert.equal(written(root.children[0]), snippet('', 'a()', '\n\none'));
});

test('a program in a file beside the page is read; one that is not there is said', (t) => {
  const here = fileURLToPath(import.meta.url);
  const root = tree(code('js', 'ravel src=support/small.js', ''), code('js', 'ravel src=nowhere.js', '', 3));
  const { warnings } = transformed(t, root, {}, here);
  assert.equal(written(root.children[0]), snippet('', "console.log('small');"));
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /:3: ravel: src: nowhere\.js cannot be read/);
});

test('with a slash before its name, the file of a program lies in a folder around the page, the outermost that has it', (t) => {
  const home = project(t, {
    'docusaurus.config.js': '',
    'later.js': 'none of them',
    'docs/later.js': 'docs()\n',
    'docs/guide/later.js': 'inner()',
    'docs/guide/a.md': '',
    'versioned_docs/version-1.0/later.js': 'versioned()',
    'versioned_docs/version-1.0/guide/a.md': '',
    'i18n/de/docusaurus-plugin-content-docs/current/later.js': 'translated()',
    'i18n/de/docusaurus-plugin-content-docs/current/a.md': '',
    'blog/a.md': '',
  }).folder;
  const found = (page) => {
    const { root, warnings } = transformed(t, tree(code('js', 'ravel src=/later.js', '')), {}, join(home, page));
    return warnings.length > 0 ? warnings : written(root.children[0]);
  };
  assert.equal(found('docs/guide/a.md'), snippet('', 'docs()'));
  assert.equal(found('versioned_docs/version-1.0/guide/a.md'), snippet('', 'versioned()'));
  assert.equal(found('i18n/de/docusaurus-plugin-content-docs/current/a.md'), snippet('', 'translated()'));
  assert.match(found('blog/a.md')[0], /src: \/later\.js cannot be read/);
});
