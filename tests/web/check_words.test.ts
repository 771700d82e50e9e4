// `ravel check`: attributes that nobody understands, what differs, and what the command is told.
import { readArguments } from '../../web/embed/check/arguments.js';
import { nearest, problemsOf } from '../../web/embed/check/attributes.js';
import { diff } from '../../web/embed/check/diff.js';
import { comparable } from '../../web/embed/check/output.js';

const told = (given: Record<string, string>) => problemsOf(new Map(Object.entries(given)), 1).map(({ message }) => message);

describe('attributes', () => {
  test('those of the element and of the generators are known', () => {
    expect(
      told({
        editable: '',
        timeline: 'compact',
        chains: '',
        seed: '7',
        timeout: '0.5',
        title: 'x',
        'aria-label': 'y',
        'data-x': '',
        class: 'y',
      }),
    ).toEqual([]);
  });

  test('one that is not is told, with the one that is meant', () => {
    expect(told({ editabel: '' })).toEqual(["There is no attribute 'editabel': is editable meant?"]);
    expect(told({ colour: 'red' })[0]).toMatch(/^There is no attribute 'colour'\. There are scenario, src, .* and version\.$/);
  });

  test('a value that is not is told, with what it takes', () => {
    expect(told({ time: 'wall' })).toEqual(["time takes virtual or real, and not 'wall'."]);
    expect(told({ seed: '1.5', editable: 'yes', src: '' })).toEqual([
      "seed takes a whole number from 0 on, and not '1.5'.",
      "editable takes no value, and not 'yes'.",
      'src takes the address of a program.',
    ]);
  });

  test('two that exclude each other', () => {
    expect(told({ 'expect-error': '', 'no-run': '' }).length).toBe(1);
    expect(told({ 'expect-error': '', 'no-run': 'false' })).toEqual([]);
    expect(told({ scenario: 'fate', src: 'a.js' }).length).toBe(1);
  });

  test('a name is near by two letters at most', () => {
    expect(nearest('print-latr', ['fate', 'print-later', 'print-later-twice'])).toBe('print-later');
    expect(nearest('xy', ['ab'])).toBeUndefined();
  });
});

describe('what differs', () => {
  test('lines with their numbers, what is recorded before what is printed', () => {
    expect(diff(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'x', 'd', 'e'], 10)).toEqual([
      '  10   a',
      '  11   b',
      '  12 - c',
      '     + x',
      '  13   d',
      '  14   e',
    ]);
  });

  test('lines that are the same and far away are left out', () => {
    const many = Array.from({ length: 20 }, (_, i) => String(i));
    expect(diff(many, [...many.slice(0, 3), ...many.slice(4, 19), 'new', '19'], 1)).toEqual([
      '   2   1',
      '   3   2',
      '   4 - 3',
      '   5   4',
      '   6   5',
      '     …',
      '  18   17',
      '  19   18',
      '     + new',
      '  20   19',
    ]);
  });

  test('much that differs is cut, and takes no time', () => {
    const old = Array.from({ length: 50_000 }, (_, i) => `a${i}`);
    const rows = diff(
      old,
      old.map((line) => line.replace('a', 'b')),
      1,
    );
    expect([rows.length, rows.at(-1)!.trim()]).toEqual([61, '… 99940 more lines']);
  });

  test('spaces at the end of lines, and empty lines at the end, are the same', () => {
    expect(comparable('a \r\n\n b\n\n', false)).toEqual(['a', '', ' b']);
    expect(comparable('\n  a\n   b\n', true)).toEqual(['a', ' b']);
    expect(comparable('', false)).toEqual([]);
  });
});

describe('the command', () => {
  test('is told what to check, and how', () => {
    const asked = readArguments(['check', '--update', 'docs', '--timeout=2', 'README.md', '--jobs', '3']);
    expect(asked).toEqual({ do: 'check', options: { paths: ['docs', 'README.md'], update: true, patience: 2000, jobs: 3 } });
  });

  test('refuses what it does not know', () => {
    const wrong = (...given: string[]) => (readArguments(given) as { wrong: string }).wrong;
    expect(wrong('chek', 'docs')).toBe("There is no command 'chek': there is 'ravel check'.");
    expect(wrong('check')).toBe("Name the files or folders to check: 'ravel check docs/'.");
    expect(wrong('check', '--fix', 'docs')).toBe("Unknown option '--fix'.");
    expect(wrong('check', '--timeout', '0', 'docs')).toBe("--timeout takes a number of seconds above 0, and not '0'.");
    expect(wrong('check', '--jobs', 'all', 'docs')).toBe("--jobs takes a whole number above 0, and not 'all'.");
  });
});
