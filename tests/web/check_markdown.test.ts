// `ravel check` in Markdown: which fences and elements are snippets, and where their output is written.
import { readMarkdown } from '../../web/embed/check/markdown.js';
import { edited } from '../../web/embed/check/page.js';

const page = (...lines: string[]) => lines.join('\n');
const snippetsOf = (text: string) => readMarkdown(text).snippets;
const codesOf = (text: string) => snippetsOf(text).map(({ code }) => code?.text);
const messagesOf = (text: string) => readMarkdown(text).problems.map(({ line, message }) => `${line}: ${message}`);
const record = (text: string, output: string) =>
  edited(
    text,
    snippetsOf(text).map((one) => one.record(output)),
  );

describe('fences', () => {
  test('a fence whose language is ravel, or whose words in JavaScript say so', () => {
    const text = page(
      '```ravel',
      '1',
      '```',
      '~~~js ravel',
      '2',
      '~~~',
      '```js',
      '3',
      '```',
      '```js title="ravel"',
      '4',
      '```',
      '```py ravel',
      '5',
      '```',
    );
    expect(codesOf(text)).toEqual(['1', '2']);
  });

  test('its attributes, in words, in quotes, and in the braces of Python-Markdown', () => {
    const given = (info: string) => Object.fromEntries(snippetsOf(page(`\`\`\`${info}`, '', '```'))[0]!.attributes);
    expect(given('ravel editable timeline=compact depends-on="a b"')).toEqual({ editable: '', timeline: 'compact', 'depends-on': 'a b' });
    expect(given(`js {1,3-5} ravel seed=7 network='{"http://a.test/": {"latency": 1}}'`)).toEqual({
      seed: '7',
      network: '{"http://a.test/": {"latency": 1}}',
    });
    expect(given(' { .ravel #one editable time="virtual" }')).toEqual({ id: 'one', editable: '', time: 'virtual' });
  });

  test('the lines are those of the file', () => {
    const [first] = snippetsOf(page('# Title', '', '```ravel', 'a', '```', '', '```ravel-output', 'x', '```'));
    expect([first!.line, first!.code!.line, first!.recorded!.line]).toEqual([3, 4, 8]);
  });

  test('what a longer fence shows is no snippet', () => {
    expect(codesOf(page('````md', '```ravel', 'shown', '```', '````', '```ravel', 'run', '```'))).toEqual(['run']);
  });

  test('what is in a comment is none', () => {
    expect(codesOf(page('<!--', '```ravel', 'old', '```', '-->', '```ravel', 'new', '```'))).toEqual(['new']);
  });

  test('in lists, quotes and admonitions the code is without what stands before each line', () => {
    expect(codesOf(page('1. ```ravel', '   a', '', '     b', '   ```', '   - > ~~~ravel', '     > c', '     >   d', '     > ~~~'))).toEqual(
      [page('a', '', '  b'), page('c', '  d')],
    );
    expect(codesOf(page('!!! note', '    ```ravel', '    if (1) {', '      a', '    }', '    ```'))).toEqual([
      page('if (1) {', '  a', '}'),
    ]);
    expect(codesOf(page('>```ravel', '> a', '>```'))).toEqual(['a']);
  });

  test('a directive in Markdown, with its options in the first lines', () => {
    const text = page(
      '```{ravel}',
      ':seed: 7',
      ':name: one',
      'a',
      ':b: c',
      '```',
      '',
      '```{ravel} fate',
      '```',
      '````{note}',
      ':class: x',
      '```ravel',
      'd',
      '```',
      '````',
      '````{code-block} md',
      '```ravel',
      'e',
      '```',
      '````',
    );
    const [one, two, ...more] = snippetsOf(text);
    expect(more.map(({ code }) => code!.text)).toEqual(['d']);
    expect([Object.fromEntries(one!.attributes), one!.code]).toEqual([
      { seed: '7', name: 'one', id: 'one' },
      { text: page('a', ':b: c'), line: 4 },
    ]);
    expect([Object.fromEntries(two!.attributes), two!.code]).toEqual([{ scenario: 'fate' }, undefined]);
    expect(record(page('```{ravel}', 'a', '```'), 'x')).toBe(page('```{ravel}', 'a', '```', '', '```{ravel-output}', 'x', '```'));
    expect(record(page('```{ravel}', 'a', '```', '```{ravel-output}', 'x', '```'), 'y')).toBe(
      page('```{ravel}', 'a', '```', '```{ravel-output}', 'y', '```'),
    );
  });

  test('a fence that never closes is named, whatever it holds', () => {
    expect(messagesOf(page('text', '```ravel', 'a', '', 'text'))).toEqual([
      '2: The fence ```ravel is never closed: write ``` on a line of its own behind it.',
    ]);
    expect(messagesOf(page('~~~~py', '~~~'))).toEqual(['1: The fence ~~~~py is never closed: write ~~~~ on a line of its own behind it.']);
  });

  test('the end of a quote ends its fence', () => {
    const { snippets, problems } = readMarkdown(page('> ```py', '> a', '', '```ravel', 'b', '```'));
    expect([snippets.length, problems]).toEqual([1, []]);
  });

  test('code within a line is no fence', () => {
    expect(codesOf(page('```ravel is``` a word', '```ravel', 'a', '```'))).toEqual(['a']);
  });
});

describe('recorded output', () => {
  test('is the next fence, with nothing but empty lines before it', () => {
    const [first, second] = snippetsOf(
      page('```ravel', '```', '', '', '```ravel-output', 'x', '```', '```ravel', '```', 'text', '```text', 'y', '```'),
    );
    expect([first!.recorded?.text, second!.recorded]).toEqual(['x', undefined]);
  });

  test('without a snippet before it is a mistake', () => {
    const message = 'This recorded output has no snippet before it: it belongs right behind its snippet.';
    expect(messagesOf(page('```ravel-output', 'x', '```'))).toEqual([`1: ${message}`]);
    expect(messagesOf(page('```ravel', '```', 'text', '', '```ravel-output', 'x', '```'))).toEqual([`5: ${message}`]);
  });

  test('is replaced, and the rest of the file stays', () => {
    const text = (output: string) => page('a', '```ravel', 'b', '```', '', '~~~~ravel-output  title="x"', output, '~~~~', 'c', '');
    expect(record(text('old'), page('new', '~~~', 'lines'))).toBe(text(page('new', '~~~', 'lines')));
  });

  test('is added where there is none, in the same list or quote', () => {
    expect(record(page('- ```ravel', '  a', '  ```', '- b'), page('x', '', '  y'))).toBe(
      page('- ```ravel', '  a', '  ```', '', '  ```ravel-output', '  x', '', '    y', '  ```', '- b'),
    );
    expect(record(page('> ~~~ravel', '> ~~~'), page('x', '', 'y'))).toBe(
      page('> ~~~ravel', '> ~~~', '>', '> ~~~ravel-output', '> x', '>', '> y', '> ~~~'),
    );
  });

  test('that has fences in it gets a longer one', () => {
    const recorded = record(page('```ravel', '```'), page('````', 'x'));
    expect(recorded).toBe(page('```ravel', '```', '', '`````ravel-output', '````', 'x', '`````'));
    expect(snippetsOf(recorded)[0]!.recorded!.text).toBe(page('````', 'x'));
  });

  test('none is an empty fence', () => {
    expect(record(page('```ravel', '```', '```ravel-output', 'x', '```'), '')).toBe(page('```ravel', '```', '```ravel-output', '```'));
  });
});

describe('elements in Markdown', () => {
  test('count where they begin a line, and not where they are code', () => {
    const text = page(
      '`<ravel-playground>` and <ravel-playground>',
      '',
      '  <ravel-playground seed="7">',
      '<pre>a &lt; b</pre>',
      '</ravel-playground>',
    );
    expect(snippetsOf(text).map(({ line, code }) => [line, code!.text])).toEqual([[3, 'a < b']]);
    expect(messagesOf(text)).toEqual([]);
  });

  test('in lists and quotes they are without what stands before each line', () => {
    const text = page(
      '- <ravel-playground',
      '    seed=1>',
      '  <pre>a',
      '    b</pre>',
      '  </ravel-playground>',
      '- c',
      '',
      '  <ravel-playground seed=2>',
      '  <pre>d',
      '  e</pre>',
      '  </ravel-playground>',
      '',
      '> 1. <ravel-playground',
      '>      seed=3><pre>f',
      '>    g</pre></ravel-playground>',
      '',
      '!!! note "h"',
      '    <ravel-playground seed=4><pre>',
      '    i',
      '      j</pre></ravel-playground>',
    );
    expect(snippetsOf(text).map(({ line, attributes, code }) => [line, attributes.get('seed'), code])).toEqual([
      [1, '1', { text: page('a', '  b'), line: 3 }],
      [8, '2', { text: page('d', 'e'), line: 9 }],
      [13, '3', { text: page('f', 'g'), line: 14 }],
      [18, '4', { text: page('i', '  j'), line: 19 }],
    ]);
    expect(messagesOf(text)).toEqual([]);
  });

  test('behind tags, comments and other elements in their line', () => {
    const one = (seed: number) => `<ravel-playground seed=${seed}><pre>a</pre></ravel-playground>`;
    const text = page(
      `<div class="x">${one(1)}${one(2)}</div>`,
      '',
      `- <p><!-- - -->${one(3)}`,
      `<!-- ${one(0)} -->${one(4)}`,
      `{/* ${one(0)} */}${one(5)}`,
      `<ravel-playground seed=6><pre>a`,
      '',
      `b</pre></ravel-playground>${one(7)}`,
    );
    expect(snippetsOf(text).map(({ line, attributes }) => [line, attributes.get('seed')])).toEqual([
      [1, '1'],
      [1, '2'],
      [3, '3'],
      [4, '4'],
      [5, '5'],
      [6, '6'],
      [8, '7'],
    ]);
    expect(messagesOf(text)).toEqual([]);
  });

  test('not where they are in code, in a comment, in a value, or behind a backslash', () => {
    const one = '<ravel-playground scenario="fate"></ravel-playground>';
    const text = page(
      `- \`${one}\``,
      `> <b>\`\`${one} \` ${one}`,
      `> <b>${one}\`\`</b>`,
      `<p><!-- ${one}`,
      `<b>${one} --></p>`,
      `<p>{/* ${one} */}</p>`,
      '',
      `<p title='${one}'></p><template>${one}</template>`,
      `\\${one}`,
      '',
      '<!--',
      `- ${one}`,
      '',
      `<b>${one}`,
      '-->',
      '{/*',
      '',
      one,
      '*/}',
    );
    expect([codesOf(text), messagesOf(text)]).toEqual([[], []]);
  });

  test('a sign of code that stands alone hides none', () => {
    expect(codesOf(page('A ` alone', '<ravel-playground><pre>`a`</pre></ravel-playground>'))).toEqual(['`a`']);
  });

  test('behind text they are named: there Markdown reads what is in them', () => {
    const text = page('See <ravel-playground><pre>a</pre>', '</ravel-playground>', '', '| a | <ravel-playground></ravel-playground> |');
    expect([codesOf(text), messagesOf(text)]).toEqual([
      [],
      [1, 4].map(
        (line) =>
          `${line}: This <ravel-playground> stands behind text, where Markdown reads what is in it as text, too: begin a line with it.`,
      ),
    ]);
    expect(messagesOf(page('> <ravel-playground', 'seed=1></ravel-playground>'))).toEqual([expect.stringMatching(/^1: .*never closed/)]);
    expect(messagesOf(page('text', '', '> - <b><ravel-playground>', '', '</ravel-playground>'))).toEqual([
      "3: This <ravel-playground> is never closed: write </ravel-playground> behind it. (A custom element can't close itself.)",
    ]);
  });

  test('their output is written behind what stands before each line', () => {
    const before = ['<ravel-playground>', '  <pre>a</pre>', '</ravel-playground>'];
    const after = ['<ravel-playground>', '  <pre>a</pre>', '  <pre slot="output">x', '&#10; y</pre>', '</ravel-playground>'];
    const written = (lines: string[], first: string, rest: string) =>
      page('text', '', ...lines.map((line, i) => (i ? rest : first) + line), '');
    for (const [first, rest] of [
      ['- ', '  '],
      ['> ', '> '],
      ['10. > ', '    > '],
      ['- item\n\n  ', '  '],
      ['??? x\n    ', '    '],
    ] as const) {
      const recorded = record(written(before, first, rest), page('x', '', ' y'));
      expect(recorded).toBe(written(after, first, rest));
      expect(snippetsOf(recorded)[0]!.recorded!.text).toBe(page('x', '', ' y'));
      expect(record(recorded, page('x', '', ' y'))).toBe(recorded);
    }
    expect(record('- <b><ravel-playground scenario="fate"></ravel-playground></b>', page('x', 'y'))).toBe(
      page('- <b><ravel-playground scenario="fate"><pre slot="output">x', '  y</pre></ravel-playground></b>'),
    );
  });

  test('in the directives for HTML and for reStructuredText', () => {
    const text = (...output: string[]) =>
      page(
        '> ```{raw} html',
        '> <ravel-playground><pre>a</pre></ravel-playground>',
        '> ```',
        '```{eval-rst}',
        '.. ravel::',
        '',
        '   b',
        ...output,
        '```',
        '```{raw} latex',
        '<ravel-playground></ravel-playground>',
        '```',
      );
    expect(snippetsOf(text()).map(({ line, code }) => [line, code])).toEqual([
      [2, { text: 'a', line: 2 }],
      [5, { text: 'b', line: 7 }],
    ]);
    expect(record(text(), page('x', '', 'y'))).toBe(
      text('', '.. ravel-output::', '', '   x', '', '   y').replace('</pre>', '</pre><pre slot="output">x\n>\n> y</pre>'),
    );
  });

  test('an empty line of their output is written by number: it would end the HTML', () => {
    const text = page('<ravel-playground>', '<pre>a</pre>', '</ravel-playground>');
    const recorded = record(text, page('x', '', '', '<y>'));
    expect(recorded).toBe(
      page('<ravel-playground>', '<pre>a</pre>', '<pre slot="output">x', '&#10;&#10;&lt;y&gt;</pre>', '</ravel-playground>'),
    );
    expect(snippetsOf(recorded)[0]!.recorded!.text).toBe(page('x', '', '', '<y>'));
  });

  test('whatever was printed comes back from what was written', () => {
    for (const output of ['\n\nx', 'a\n\n\nb', '&lt;', '</pre>', '&#10;']) {
      const text = record(page('<ravel-playground>', '<pre>a</pre>', '</ravel-playground>'), output);
      expect(text).not.toMatch(/\n\n/);
      expect(snippetsOf(text)[0]!.recorded!.text).toBe(output);
    }
  });

  test('attach="previous" takes the fence before', () => {
    const attached = '<ravel-playground attach="previous"></ravel-playground>';
    expect(codesOf(page('```js', 'a', '```', '', attached, '', 'text', attached))).toEqual(['a', undefined]);
    expect(codesOf(page('> ```js', '> a', '> ```', '>', `> ${attached}`, '', '```js', 'a', '```', `- ${attached}`))).toEqual([
      'a',
      undefined,
    ]);
  });
});
