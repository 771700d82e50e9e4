// The packages agree: on the version of Ravel, and on the attributes of a snippet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { root, version } from './support/sites.mjs';

const text = (path) => readFileSync(join(root, 'web/embed', path), 'utf8');
const table = JSON.parse(text('attributes.json'));

test('all packages are of the version of Ravel', () => {
  assert.ok(text('python/ravel_embed/version.py').includes(`VERSION = '${version}'`));
  for (const folder of ['sphinx', 'mkdocs']) {
    const project = text(`${folder}/pyproject.toml`);
    assert.ok(project.includes(`\nversion = "${version}"\n`) && project.includes(`"ravel-embed==${version}"`), folder);
  }
  const npm = JSON.parse(text('docusaurus/package.json'));
  assert.deepEqual([npm.version, npm.dependencies['ravel-playground']], [version, version]);
});

test("the table has the attributes that the element reads, HTML's that name it, and the check's two", () => {
  const source = text('snippet/options.ts');
  const read = [...source.matchAll(/(?:text|has|read|choose|flag|number|length)\('([a-z-]+)'/g)].map(([, name]) => name);
  const known = new Set([...read, 'id', 'title', 'aria-label', 'expect-error', 'no-run']);
  known.delete('attach'); // the generators put the code into the element …
  known.delete('version'); // … and load one version
  assert.deepEqual(Object.keys(table).sort(), [...known].sort());
});

test('the table has the values that the element takes', () => {
  const source = text('snippet/options.ts');
  const choices = [...source.matchAll(/^ {2}([a-z]+): \[([^\]]*)\],$/gm)].map(([, name, words]) => [name, words.match(/[^', ]+/g) ?? []]);
  assert.ok(choices.length >= 7);
  for (const [name, words] of choices.filter(([name]) => name in table)) {
    const pattern = new RegExp(`^(?:${table[name].pattern})$`);
    for (const word of words) assert.ok(pattern.test(word), `${name}=${word}`);
    assert.equal(table[name].takes.split(/, | or /).length, words.length, `${name} takes ${table[name].takes}`);
    assert.ok(!pattern.test('nonsense'), name);
  }
});
