// `ravel check --update`: what it writes, and what it leaves alone.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { page, snippet, useCommand } from './support/command.mjs';

const { check } = useCommand();

test('records anew in all three syntaxes, and adds what is missing', async () => {
  const { code, out, again, read } = await check(
    {
      'a.md': page(
        '- list',
        '',
        '  ```ravel editable',
        "  console.log('a')",
        '  ```',
        '',
        '  ```ravel-output',
        '  old',
        '  ```',
        '',
        '- end',
      ),
      'b.md': page('```js ravel', "console.log('```\\n\\n  b')", '```', 'text'),
      'c.rst': page('.. note::', '', '   .. ravel::', '', "      console.log('c\\n\\n  c')", '', '   text'),
      'd.html': page('<div>', '  <ravel-playground>', "    <pre>console.log('&lt;d>')</pre>", '  </ravel-playground>', '</div>'),
    },
    '--update',
  );
  assert.deepEqual(
    [code, out],
    [
      0,
      page(
        'docs/a.md:3: recorded 1 line',
        'docs/b.md:1: recorded 3 lines',
        'docs/c.rst:3: recorded 3 lines',
        'docs/d.html:2: recorded 1 line',
        '4 snippets in 4 files: 4 recorded.',
      ),
    ],
  );
  assert.equal(
    read('a.md'),
    page('- list', '', '  ```ravel editable', "  console.log('a')", '  ```', '', '  ```ravel-output', '  a', '  ```', '', '- end'),
  );
  assert.equal(
    read('b.md'),
    page('```js ravel', "console.log('```\\n\\n  b')", '```', '', '````ravel-output', '```', '', '  b', '````', 'text'),
  );
  assert.equal(
    read('c.rst'),
    page(
      '.. note::',
      '',
      '   .. ravel::',
      '',
      "      console.log('c\\n\\n  c')",
      '',
      '   .. ravel-output::',
      '',
      '      c',
      '',
      '        c',
      '',
      '   text',
    ),
  );
  assert.equal(
    read('d.html'),
    page(
      '<div>',
      '  <ravel-playground>',
      "    <pre>console.log('&lt;d>')</pre>",
      '    <pre slot="output">&lt;d&gt;</pre>',
      '  </ravel-playground>',
      '</div>',
    ),
  );
  const { code: after, out: said } = await again();
  assert.deepEqual([after, said], [0, '4 snippets in 4 files: 4 as recorded.\n']);
});

test('leaves a file alone in which all is as recorded', async () => {
  const { cwd, again } = await check({ 'a.md': snippet('', "console.log('a ')", 'a') });
  const file = join(cwd, 'docs/a.md');
  const before = statSync(file).mtimeNs;
  assert.equal((await again('--update')).code, 0);
  assert.equal(statSync(file).mtimeNs, before);
});

test('records nothing of what hangs, fails, or should have failed', async () => {
  const text = page(snippet('timeout=0.5', 'for (;;);', 'a'), snippet('', 'throw 1', 'b'), snippet('expect-error', '1', 'c'));
  const { code, read } = await check({ 'a.md': text }, '--update');
  assert.deepEqual([code, read('a.md')], [1, text]);
});

test('keeps line breaks and the mark of byte order as the file has them', async () => {
  const text = '\ufeff' + snippet('', "console.log('a\\nb')", 'old').replaceAll('\n', '\r\n');
  const { read } = await check({ 'a.md': text }, '--update');
  assert.equal(read('a.md'), text.replace('old', 'a\r\nb'));
});

test('changes nothing else, where line breaks are of two kinds', async () => {
  const text = (output) => `# One\r\n\n\`\`\`ravel\r\nconsole.log('a\\nb')\n\`\`\`\r\n\n\`\`\`ravel-output\n${output}\n\`\`\`\r\nend\n`;
  const { read } = await check({ 'a.md': text('old') }, '--update');
  assert.equal(read('a.md').replace('`ravel-output\r\na\r\nb\r\n', '`ravel-output\nold\n'), text('old'));
});

test('a file that is not UTF-8 is not touched', async () => {
  const bytes = Buffer.from(snippet('', "console.log('\xe9')", 'old'), 'latin1');
  const { code, out, cwd } = await check({ 'a.md': bytes, 'b.md': Buffer.from('\xe9', 'latin1') }, '--update');
  assert.deepEqual([code, out.split('\n')[0]], [1, 'docs/a.md:1: This file is not UTF-8: nothing in it was checked.']);
  assert.deepEqual(readFileSync(join(cwd, 'docs/a.md')), bytes);
});
