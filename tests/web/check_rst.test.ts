// `ravel check` in reStructuredText: which directives are snippets, and where their output is written.
import { edited } from '../../web/embed/check/page.js';
import { readRst } from '../../web/embed/check/rst.js';

const page = (...lines: string[]) => lines.join('\n');
const snippetsOf = (text: string) => readRst(text).snippets;
const record = (text: string, output: string) =>
  edited(
    text,
    snippetsOf(text).map((one) => one.record(output)),
  );

test('the directive, its options, its code without the indentation, and the lines of the file', () => {
  const [one] = snippetsOf(
    page(
      'Title',
      '=====',
      '',
      '.. ravel::',
      '   :editable:',
      '   :depends-on: a',
      '      b',
      '   :name: c',
      '',
      '   if (1) {',
      '',
      '     a',
      '   }',
      '',
      'text',
    ),
  );
  expect(Object.fromEntries(one!.attributes)).toEqual({ editable: '', 'depends-on': 'a b', name: 'c', id: 'c' });
  expect(one!.code).toEqual({ text: page('if (1) {', '', '  a', '}'), line: 10 });
  expect(one!.line).toBe(4);
});

test('one without code', () => {
  const [one] = snippetsOf(page('.. ravel::', '   :scenario: print-later', '', 'text'));
  expect([one!.code, one!.attributes.get('scenario')]).toEqual([undefined, 'print-later']);
});

test('inside other directives; not in what is literal', () => {
  const text = page(
    '.. note::',
    '',
    '   .. ravel::',
    '',
    '      run',
    '',
    'Literally::',
    '',
    '   .. ravel::',
    '',
    '      shown',
    '',
    '.. code-block:: rst',
    '',
    '   .. ravel::',
    '',
    '      shown',
    '',
    '..',
    '   .. ravel::',
    '',
    '      shown',
    '',
    '.. A comment',
    '   .. ravel::',
    '',
    '      shown',
    '',
    '.. ravel::',
    '',
    '   run, too',
  );
  expect(snippetsOf(text).map(({ code }) => code!.text)).toEqual(['run', 'run, too']);
});

test('elements in raw HTML, with the lines of the file', () => {
  const element = (...output: string[]) => [
    '.. note::',
    '',
    '   .. raw:: html',
    '      :class: x',
    '',
    '      <div>',
    '        <ravel-playground>',
    '          <pre>a',
    '      b</pre>',
    ...output,
    '        </ravel-playground>',
    '      </div>',
    '',
    'text',
  ];
  const [one, ...more] = snippetsOf(page(...element()));
  expect([more, one!.line, one!.code]).toEqual([[], 7, { text: page('a', 'b'), line: 8 }]);
  const recorded = page(...element('          <pre slot="output">x', '', '       y</pre>'));
  expect(record(page(...element()), page('x', '', ' y'))).toBe(recorded);
  expect(snippetsOf(recorded)[0]!.recorded).toEqual({ text: page('x', '', ' y'), line: 10 });
  expect(record(recorded, 'z')).toBe(page(...element('          <pre slot="output">z</pre>')));
  expect(readRst(page('.. raw:: html', '', '   <ravel-playground>')).problems.map(({ line }) => line)).toEqual([3]);
  expect(snippetsOf(page(...element()).replace('html', 'latex'))).toEqual([]);
});

test('recorded output is the next directive, as far in', () => {
  const [one, two] = snippetsOf(
    page(
      '.. ravel::',
      '',
      '   a',
      '',
      '.. ravel-output::',
      '',
      '   x',
      '     y',
      '',
      '.. note::',
      '   .. ravel::',
      '',
      '      b',
      '',
      '.. ravel-output::',
      '',
      '   z',
    ),
  );
  expect([one!.recorded, two!.recorded]).toEqual([{ text: page('x', '  y'), line: 7 }, undefined]);
});

test('output without a snippet before it is a mistake', () => {
  expect(readRst(page('text', '', '.. ravel-output::', '', '   x')).problems.map(({ line }) => line)).toEqual([3]);
});

test('output is replaced, and the rest of the file stays', () => {
  const text = (...output: string[]) => page('.. ravel::', '', '   a', '', '.. ravel-output::', ...output, '', 'text', '');
  expect(record(text('', '     old', '     lines'), page('new', '', '  x'))).toBe(text('', '     new', '', '       x'));
  expect(record(text('', '   old'), '')).toBe(text());
  expect(record(text(), 'new')).toBe(text('', '   new'));
});

test('output is added where there is none, as far in as the snippet', () => {
  expect(record(page('.. note::', '', '   .. ravel::', '', '      a', '', 'text'), page('x', 'y'))).toBe(
    page('.. note::', '', '   .. ravel::', '', '      a', '', '   .. ravel-output::', '', '      x', '      y', '', 'text'),
  );
});

test('output may be an option; it is recorded as a directive', () => {
  const text = page('.. ravel::', '   :seed: 7', '   :output: x', '      y', '   :editable:', '', '   a', '', 'text');
  expect(snippetsOf(text)[0]!.recorded).toEqual({ text: page('x', 'y'), line: 3 });
  expect([...snippetsOf(text)[0]!.attributes.keys()]).toEqual(['seed', 'editable']);
  expect(record(text, 'new')).toBe(
    page('.. ravel::', '   :seed: 7', '   :editable:', '', '   a', '', '.. ravel-output::', '', '   new', '', 'text'),
  );
});
