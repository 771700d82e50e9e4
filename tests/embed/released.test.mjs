// What is out under v<version>/ stays as it is; and a site gets all of it, whatever was in its folder before.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { changesOf, sumsOf, withVersion } from '../../web/embed/release.mjs';
import { filesIn, root, version } from './support/sites.mjs';

const released = JSON.parse(readFileSync(join(root, 'web/embed/released.json'), 'utf8'));

function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), 'ravel-released-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('what is built is what was released, where this version is out', (t) => {
  t.diagnostic(Object.hasOwn(released, version) ? `v${version} is out` : `v${version} is not out yet`);
  assert.deepEqual(changesOf(released, version, join(root, `web/dist/v${version}`)), []);
});

test('a list has all files with their sums', () => {
  for (const files of Object.values(released)) {
    assert.ok(Object.hasOwn(files, 'embed.js') && Object.hasOwn(files, 'embed.html'));
    for (const sum of Object.values(files)) assert.match(sum, /^[0-9a-f]{64}$/);
  }
});

test('a made-up version: what changed, came and went is named, and the list is not written over it', (t) => {
  const folder = folderFor(t);
  mkdirSync(join(folder, 'assets'));
  for (const name of ['embed.js', 'assets/a-1.js', 'embed.css']) writeFileSync(join(folder, name), name);
  const list = withVersion({ '9.0.0': { 'embed.js': 'x' } }, '9.1.0', folder);
  assert.deepEqual(Object.keys(list), ['9.0.0', '9.1.0']);
  assert.deepEqual(Object.keys(list['9.1.0']), ['assets/a-1.js', 'embed.css', 'embed.js']);
  assert.deepEqual(changesOf(list, '9.1.0', folder), []);
  assert.deepEqual(changesOf(list, '9.2.0', folder), [], 'not out');
  appendFileSync(join(folder, 'embed.js'), ' ');
  rmSync(join(folder, 'embed.css'));
  writeFileSync(join(folder, 'assets/b-2.js'), '');
  const changes = ['v9.1.0/embed.css is not there any more', 'v9.1.0/embed.js has changed', 'v9.1.0/assets/b-2.js is new'];
  assert.deepEqual(changesOf(list, '9.1.0', folder), changes);
  assert.throws(() => withVersion(list, '9.1.0', folder), /9\.1\.0 is released[^]*embed\.js has changed[^]*a version of its own/);
});

test('a build ends with that check', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'web/package.json'), 'utf8'));
  assert.match(scripts.build, / && node embed\/release\.mjs --check$/);
});

/** Copies Ravel's files into a folder of a site, as Sphinx and MkDocs do. */
function copied(folder) {
  const python = join(root, 'build/sites/venv/bin/python');
  const { status, stderr } = spawnSync(python, ['-c', 'import sys, ravel_embed; ravel_embed.copy_to(sys.argv[1])', folder], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
}

test('a copy that was interrupted, or differs, is made whole; what is right is left alone', (t) => {
  const folder = join(folderFor(t), 'ravel');
  copied(folder);
  const whole = sumsOf(join(root, 'web/dist'));
  assert.deepEqual(sumsOf(folder), whole);
  const one = (name) => join(folder, `v${version}`, name);
  const length = statSync(one('size.js')).size;
  rmSync(one('embed.css'));
  rmSync(one('assets'), { recursive: true });
  writeFileSync(one('embed.js'), readFileSync(one('embed.js')).subarray(0, 1000));
  writeFileSync(one('size.js'), ' '.repeat(length));
  writeFileSync(one('left_over.js'), 'of a build before');
  utimesSync(one('embed.html'), 1, 1);
  // Of another version, which older pages name.
  cpSync(one('embed.html'), join(folder, 'v0.0.9/embed.html'));
  copied(folder);
  assert.equal(statSync(one('embed.html')).mtimeMs, 1000, 'it was right');
  assert.deepEqual(
    filesIn(folder).filter((path) => !Object.hasOwn(whole, path)),
    ['v0.0.9/embed.html'],
  );
  rmSync(join(folder, 'v0.0.9'), { recursive: true });
  assert.deepEqual(sumsOf(folder), whole);
});
