// Cells that share code: what comes before one's own, and on which line it begins.
import { idsIn, joinCells } from '../../web/embed/cells.js';

const cell = (id: string, code: string, ...dependsOn: string[]) => ({ id, code, dependsOn });
const joined = (page: ReturnType<typeof cell>[], id: string) =>
  joinCells(
    page.find((one) => one.id === id)!,
    page,
  );

test('ids are words', () => {
  expect(idsIn(' a  b\n')).toEqual(['a', 'b']);
  expect(idsIn('')).toEqual([]);
});

test('the cells named come before, with those that they name, each once, in the order of the page', () => {
  const page = [cell('a', '1'), cell('b', '2', 'a'), cell('c', '3'), cell('d', '4', 'c', 'b', 'a')];
  expect(joined(page, 'd')).toMatchObject({ code: '1\n2\n3\n4', parts: [{ line: 1 }, { line: 2 }, { line: 3 }, { line: 4 }] });
  expect(joined(page, 'a')).toMatchObject({ code: '1' });
});

test('a cell may need one that comes later', () => {
  const page = [cell('a', '1', 'b'), cell('b', '2')];
  expect(joined(page, 'a')).toMatchObject({ code: '2\n1' });
});

test('names are imported once, and lines stay', () => {
  const page = [
    cell('a', "import { defer, task as t } from 'ravel'\na"),
    cell('b', "import {\n  reactor,\n  defer,\n  task\n} from 'ravel'\nb", 'a'),
    cell('c', 'import { task } from "ravel"\nc', 'b'),
  ];
  const { code } = joined(page, 'c') as { code: string };
  expect(code.split('\n')).toEqual([
    "import { defer, task as t } from 'ravel'",
    'a',
    'import {',
    '  reactor,',
    '',
    '  task',
    "} from 'ravel'",
    'b',
    'import {} from "ravel"',
    'c',
  ]);
});

test('an id that nobody has, and a circle, are told', () => {
  expect(joined([cell('a', '', 'x')], 'a')).toEqual({ problem: "depends-on names 'x', and no snippet of this page has that id." });
  expect(joined([cell('a', '', 'b'), cell('b', '', 'a')], 'a')).toEqual({ problem: 'depends-on goes in a circle: a, b, a.' });
});

test('the reactor runs where the last cell runs it', () => {
  const page = [cell('a', 'reactor.callLater(1, f)\nreactor.run()'), cell('b', 'reactor.run()', 'a')];
  expect(joined(page, 'b')).toMatchObject({ code: 'reactor.callLater(1, f)\n\nreactor.run()', parts: [{ line: 1 }, { line: 3 }] });
  expect(joined(page, 'a')).toMatchObject({ code: 'reactor.callLater(1, f)\nreactor.run()' });
});
