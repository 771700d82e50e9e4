// The fences of MkDocs: where they stand, what their words mean, warnings.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { scriptsIn, snippetsIn, stylesIn } from './support/markup.mjs';
import { project } from './support/python.mjs';
import { scenario } from './support/sites.mjs';

/** index.md, built with these settings of the plugin; what is said of it. */
function built(t, markdown, { settings = '{}', extensions = 'admonition, attr_list', files = {} } = {}) {
  const config = `site_name: Docs\ntheme: mkdocs\nplugins:\n  - ravel: ${settings}\nmarkdown_extensions: [${extensions}]\n`;
  const docs = project(t, { 'mkdocs.yml': config, 'docs/index.md': markdown, ...files });
  const { status, said } = docs.python('mkdocs', 'build', '-d', 'out');
  assert.equal(status, 0, said);
  const html = docs.read('out/index.html');
  return { ...docs, warnings: said.split('\n').filter((line) => line.includes('WARNING')), html, found: snippetsIn(html) };
}

const plain = (code, output) => ({ attributes: {}, code, output });

test('fences in lists, admonitions, tabs and quotes, with spaces and empty lines kept', (t) => {
  const { found, warnings } = built(
    t,
    `# Page

\`\`\`ravel
if (a < b && "</pre>") \`x\`

  y()
\`\`\`

!!! note
    \`\`\`ravel
    note()
    \`\`\`
    \`\`\`ravel-output

    one
    \`\`\`
    text right behind

=== "Tab"

    ~~~~ravel
    tab()
    ~~~~

> quote
>
> \`\`\`js ravel
> quote()
> \`\`\`
>
> \`\`\`ravel-output
> two
> \`\`\`

- item

    \`\`\` { .ravel }
    item()
    \`\`\`
`,
    { extensions: 'admonition, attr_list, pymdownx.tabbed: {alternate_style: true}' },
  );
  const first = plain('if (a < b && "</pre>") `x`\n\n  y()', undefined);
  assert.deepEqual(found, [
    first,
    plain('note()', '\none'),
    plain('tab()', undefined),
    plain('quote()', 'two'),
    plain('item()', undefined),
  ]);
  assert.deepEqual(warnings, []);
});

test('what shows a fence as an example stays as it was written', (t) => {
  const shown = '```ravel editable no-run\nf()\n```';
  const { found, html } = built(
    t,
    `# Page\n\n\`\`\`\`md\n${shown}\n\`\`\`\`\n\n${shown.replace(/^/gm, '    ')}\n\nand \`\`inline \`\`\`ravel\`\`.\n`,
  );
  assert.deepEqual(found, []);
  assert.equal(html.match(/```ravel editable no-run\nf\(\)\n```/g).length, 2);
  assert.ok(!html.includes('embed.js') && !html.includes('ravel_fence'));
});

test('words of the info string arrive as attributes', (t) => {
  const network = '{"http://a.test/": {"latency": 1, "body": "<a & b>"}}';
  const words = `editable no-run title="A <cup> of tea" timeline=compact chains="full" network='${network}' id=x height=20em depends-on="a b"`;
  const { found, warnings } = built(
    t,
    `\`\`\`ravel ${words}\nf()\n\`\`\`\n\n\`\`\` { .ravel #y speed=2 aria-label=Tea chains }\ng()\n\`\`\`\n`,
  );
  const named = { editable: '', 'no-run': '', title: 'A <cup> of tea' };
  const given = { ...named, timeline: 'compact', chains: 'full', network, id: 'x', height: '20em', 'depends-on': 'a b' };
  assert.deepEqual(
    found.map(({ attributes }) => attributes),
    [given, { id: 'y', speed: '2', 'aria-label': 'Tea', chains: 'compact' }],
  );
  assert.deepEqual(warnings, []);
});

test('what is wrong is a warning with file and line, and the snippet stays', (t) => {
  const fence = (info, text) => `\`\`\`${info}\n${text}\`\`\`\n\n`;
  const { found, warnings, html } = built(
    t,
    `---\ntitle: Page\n---\n\n# Page\n\n${fence('ravel timeline=huge speeed=3', 'f()\n')}Text.\n\n${fence('ravel-output', 'lost\n')}${fence('ravel', '')}`,
  );
  assert.deepEqual(found, [plain('f()', undefined)]);
  assert.match(html, /<pre class="ravel-output">lost<\/pre>/);
  assert.equal(warnings.length, 4, warnings.join('\n'));
  const said = (pattern) =>
    assert.ok(
      warnings.some((line) => pattern.test(line)),
      `${pattern}: ${warnings.join('\n')}`,
    );
  said(/index\.md:7: .*timeline takes off, compact or full, and not "huge"/);
  said(/index\.md:7: .*no option "speeed"/);
  said(/index\.md:13: .*no snippet right before it/);
  said(/index\.md:17: .*this snippet has no program/);
});

test('a build that is strict fails with such a warning', (t) => {
  const docs = project(t, { 'mkdocs.yml': 'site_name: Docs\nplugins: [ravel]\n', 'docs/index.md': '```ravel speeed=3\nf()\n```\n' });
  assert.notEqual(docs.python('mkdocs', 'build', '--strict', '-d', 'out').status, 0);
});

test('options of the plugin: attributes of all snippets, the address of embed.js with its sum', (t) => {
  const settings = '{options: {timeline: compact, editable: true}, script: "https://play.example/v9/embed.js", integrity: sha384-abc}';
  const { found, html, folder } = built(t, '```ravel\nf()\n```\n\n```ravel timeline=off\ng()\n```\n', { settings });
  assert.deepEqual(
    found.map(({ attributes }) => attributes),
    [
      { timeline: 'compact', editable: '' },
      { timeline: 'off', editable: '' },
    ],
  );
  assert.ok(html.includes('<script type="module" src="https://play.example/v9/embed.js" integrity="sha384-abc" crossorigin="anonymous">'));
  assert.deepEqual(stylesIn(html), ['https://play.example/v9/embed.css']);
  assert.ok(!existsSync(join(folder, 'out/ravel')));
});

test('an address of another name is taken as it is, and no style is guessed', (t) => {
  const { html } = built(t, '```ravel\nf()\n```\n', { settings: '{script: "https://play.example/ravel.js?v=9"}' });
  assert.ok(html.includes('src="https://play.example/ravel.js?v=9"'));
  assert.ok(!/<link[^>]*(?:embed|ravel)/.test(html));
});

test('pages in folders find the script, and a site without snippets gets no files', (t) => {
  const docs = project(t, {
    'mkdocs.yml': 'site_name: Docs\nplugins: [ravel]\n',
    'docs/index.md': '# Page\n',
    'docs/a/b.md': '```ravel\nf()\n```\n',
  });
  assert.equal(docs.python('mkdocs', 'build', '-d', 'out').status, 0);
  const [src] = scriptsIn(docs.read('out/a/b/index.html'));
  assert.ok(existsSync(join(docs.folder, 'out/a/b', src)), src);
  const none = built(t, '# Page\n');
  assert.ok(!existsSync(join(none.folder, 'out/ravel')));
});

test('a scenario needs no text: its program is there without a script, too', (t) => {
  const { found, warnings } = built(t, '```ravel scenario=print-later\n```\n\n```ravel scenario=no-such\n```\n');
  assert.deepEqual(found, [{ attributes: { scenario: 'print-later' }, code: scenario('print-later'), output: undefined }]);
  assert.match(warnings.join('\n'), /index\.md:4: .*Ravel has no scenario no-such/);
});

test('with a slash before its name, the file of a program lies in the folder of the docs', (t) => {
  const files = { 'docs/later.js': "console.log('of all')\n", 'docs/guide/a.md': '```ravel src=/later.js\n```\n' };
  assert.deepEqual(snippetsIn(built(t, '', { files }).read('out/guide/a/index.html')), [plain("console.log('of all')")]);
});

// As MkDocs 1.6 has it by File.generated(), for the MkDocs that is installed.
const hook = `
from mkdocs.structure.files import File
TEXT = '---\\ntitle: Made\\n---\\n\`\`\`ravel src=later.js\\n\`\`\`\\n\`\`\`ravel speeed=3\\nf()\\n\`\`\`\\n'

def on_files(files, config):
    made = File('guide/made.md', config['docs_dir'], config['site_dir'], False)
    made.abs_src_path, made.content_string = None, TEXT
    files.append(made)

def on_page_read_source(page, **kwargs):
    return TEXT if page.file.abs_src_path is None else None
`;

test('a page that another plugin makes lies where it would have its file', (t) => {
  const docs = project(t, {
    'mkdocs.yml': 'site_name: Docs\nplugins: [ravel]\nhooks: [hook.py]\nuse_directory_urls: false\n',
    'hook.py': hook,
    'docs/index.md': '# Page\n',
    'docs/guide/later.js': "console.log('beside')\n",
  });
  const { status, said } = docs.python('mkdocs', 'build', '-d', 'out');
  assert.equal(status, 0, said);
  assert.deepEqual(snippetsIn(docs.read('out/guide/made.html')), [plain("console.log('beside')"), plain('f()')]);
  assert.match(said, /guide\/made\.md:6: ravel: .*no option "speeed"/);
});

test('a program in a file beside the page is read; one that is not there is said', (t) => {
  const files = { 'docs/later.js': "console.log('beside')\n" };
  const { found, warnings } = built(t, '```ravel src=later.js\n```\n\n```ravel src=nowhere.js\n```\n', { files });
  assert.deepEqual(found, [plain("console.log('beside')")]);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /index\.md:4: .*src: nowhere\.js cannot be read/);
});
