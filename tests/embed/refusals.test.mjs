// `ravel check`: what it can't do, it says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, snippet, useCommand } from './support/command.mjs';

const { ravel, check } = useCommand();

const helps = "\n('ravel --help' says how it is used.)";
const says = async (given, sentence) => {
  const { code, out, err } = await ravel(given);
  assert.deepEqual([code, out, err], [2, '', `ravel: ${sentence}\n`]);
};

test('a folder that is not there', () => says(['check', 'nowhere/'], "There is no file or folder 'nowhere/'."));
test('a file of another kind', () =>
  says(
    ['check', process.execPath],
    `'${process.execPath}' is none of the files that have snippets: .md, .markdown, .mdx, .rst, .html, .htm.`,
  ));
test('another command', () => says(['chekc'], "There is no command 'chekc': there is 'ravel check'." + helps));
test('nothing to check', () => says(['check'], "Name the files or folders to check: 'ravel check docs/'." + helps));

test('help, and the version', async () => {
  const help = await ravel(['--help']);
  assert.equal(help.code, 0);
  assert.match(help.out, /ravel check .*FILE-OR-FOLDER/);
  for (const word of ['--update', '--timeout', '--jobs', 'expect-error', 'no-run']) assert.ok(help.out.includes(word), word);
  assert.equal((await ravel(['check', '--help'])).out, help.out);
  assert.match((await ravel(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
});

test('pages without a snippet: nothing was checked', async () => {
  const { code, out } = await check({ 'a.md': '# Title\n', 'b.txt': '' });
  assert.deepEqual([code, out], [1, 'Found no snippet in 1 file: nothing was checked.\n']);
});

test('snippets are counted, not what is wrong with them', async () => {
  const { out } = await check({ 'a.md': page(snippet('seed=x colour=red', '1'), snippet('', '1'), '```ravel') });
  assert.match(out, /\n2 snippets in 1 file: 3 wrong, 1 without a recorded output ran\.\n$/);
});

/** In a page of its own, each with the line that is named. */
const mistakes = {
  'a fence that never closes': [
    page('text', '```ravel', '1'),
    2,
    'The fence ```ravel is never closed: write ``` on a line of its own behind it.',
  ],
  'an attribute that nobody knows': [snippet('editabel', '1'), 1, "There is no attribute 'editabel': is editable meant?"],
  'a value that is none': [snippet('seed=x', '1'), 1, "seed takes a whole number from 0 on, and not 'x'."],
  'a scenario that is not there': [snippet('scenario=print-latr', ''), 1, "There is no scenario 'print-latr': is print-later meant?"],
  'a file that is not there': [snippet('src=a.js', ''), 1, "src names 'a.js', and there is no file docs/a.js."],
  'an address': [
    snippet('src=https://a.test/a.js', ''),
    1,
    "src is an address, 'https://a.test/a.js': only files beside the page can be checked. Or mark it no-run.",
  ],
  'no program': [
    page('<ravel-playground></ravel-playground>'),
    1,
    'It has no program: write one inside, or name one with scenario or src.',
  ],
  'a network that is no JSON': [snippet("network='{1}'", '1'), 1, /^network is no JSON: .*\.$/],
  'a network that is none': [snippet(`network='{"a": 1}'`, '1'), 1, /^network is none that could be simulated: /],
  'a network that nobody has': [
    snippet('network=net', '1'),
    1,
    "network names 'net', and no script element of this page has that id. It takes that, or JSON.",
  ],
  'two ids': [
    page(snippet('id=a', '1'), snippet('id=a', '1')),
    5,
    "The id 'a' is that of the snippet in line 1, too. Give it another one.",
  ],
  'output without a snippet': [
    page('```ravel-output', '```'),
    1,
    'This recorded output has no snippet before it: it belongs right behind its snippet.',
  ],
};
for (const [what, [text, line, sentence]] of Object.entries(mistakes)) {
  test(what, async () => {
    const { code, out } = await check({ 'a.md': text });
    assert.equal(code, 1);
    const [, place, said] = /^docs\/a\.md:(\d+): (.*)\n/.exec(out) ?? assert.fail(out);
    assert.equal(Number(place), line);
    if (typeof sentence === 'string') assert.equal(said, sentence);
    else assert.match(said, sentence);
  });
}
