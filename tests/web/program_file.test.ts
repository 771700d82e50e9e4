// Program files: what was saved opens again; anything else is refused in words.
import { openFile, readFile } from '@web/model/open_file.js';
import { programFileName, writeProgramFile } from '@web/model/program_file.js';
import { Refusal } from '@web/model/refusal.js';
import type { Shared } from '@web/model/shared.js';

const shared: Shared = {
  code: "console.log('größer', '👩‍🚀', '\ud83d')\r\n",
  scenario: 'print-later',
  seed: 7,
  time: 'real',
  network: { 'http://größer.test/': { latency: 1, jitter: 0.5, body: '☃' }, 'memory:echo': { delay: 0.1 } },
  step: 12,
};
const data = JSON.parse(writeProgramFile(shared)) as Record<string, unknown>;
const changed = (more: Record<string, unknown>): string => JSON.stringify({ ...data, ...more });

test('what was saved opens again', async () => {
  expect(await openFile(new Blob([writeProgramFile(shared)]))).toEqual({ kind: 'program', shared });
  const { network: _, step: __, ...bare } = shared;
  expect(readFile(writeProgramFile(bare))).toEqual({ kind: 'program', shared: bare });
});

test.each([50_000, 600_000])('it may be far longer than a link, and than what a browser keeps: %i lines', (lines) => {
  const code = 'x = 1 // ☃\n'.repeat(lines);
  expect(readFile(writeProgramFile({ ...shared, code }))).toEqual({ kind: 'program', shared: { ...shared, code } });
});

test('it says what it is, and can be read', () => {
  expect(data).toMatchObject({ ravel: 'program', version: 1 });
  expect(writeProgramFile(shared).split('\n').length).toBeGreaterThan(10);
  expect([programFileName('print-later'), programFileName('')]).toEqual(['print-later.ravel.json', 'program.ravel.json']);
});

describe('refused in words:', () => {
  const cases: [string, string, RegExp][] = [
    ['no JSON', 'hello', /is no JSON/],
    ['half of it', writeProgramFile(shared).slice(0, 100), /is no JSON/],
    ['a number', '7', /neither a program nor a trace/],
    ['null', 'null', /neither a program nor a trace/],
    ['a list', '[]', /neither a program nor a trace/],
    ['of another kind', changed({ ravel: 'constructor' }), /neither a program nor a trace/],
    ['of a kind that is no name', changed({ ravel: ['program'] }), /neither a program nor a trace/],
    ['a newer version', changed({ version: 2 }), /of version 2; this page reads version 1/],
    ['a version in words', changed({ version: '1' }), /of version no number/],
    ['no program', changed({ code: 7 }), /does not hold a program/],
    ['another time', changed({ time: 'warp' }), /does not hold a program/],
    ['a scenario that is no name', changed({ scenario: '<b>' }), /does not hold a program/],
    ['a network that is none', changed({ network: [] }), /does not hold a program/],
    ['deep', '['.repeat(1_000_000), /more than any that Ravel saves/],
    ['wide', `[${'{},'.repeat(1_500_000)}{}]`, /more than any that Ravel saves/],
  ];
  test.each(cases)('%s', (_what, text, message) => {
    expect(() => readFile(text)).toThrow(message);
    expect(() => readFile(text)).toThrow(Refusal);
  });

  test('a file that cannot be read', async () => {
    const gone = { size: 1, text: () => Promise.reject(new DOMException('gone', 'NotFoundError')) } as unknown as Blob;
    await expect(openFile(gone)).rejects.toThrow(/could not be read: was it moved/);
  });
});

test('brackets in a text are none', () => {
  const code = `const s = "${'['.repeat(100)}\\"{"\n`.repeat(20);
  expect(readFile(writeProgramFile({ ...shared, code }))).toEqual({ kind: 'program', shared: { ...shared, code } });
});
