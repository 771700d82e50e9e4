// `ravel check`: whatever was recorded is read again as it was, and the rest of the page stays; and no page holds it up.
import { type Tokens, marked } from 'marked';
import { readHtml } from '../../web/embed/check/html.js';
import { readMarkdown } from '../../web/embed/check/markdown.js';
import { comparable } from '../../web/embed/check/output.js';
import { edited } from '../../web/embed/check/page.js';
import { readRst } from '../../web/embed/check/rst.js';
import type { Read } from '../../web/embed/check/snippet.js';

/** Tabs are spaces to some. */
const spaced = (text: string): string[] => comparable(text, false).map((line) => line.replace(/[ \t]+/g, ' '));

/** The text of the fence `ravel-output`, as a reader of Markdown has it that is not ours. */
function asMarked(text: string): string {
  let found: string | undefined;
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'code' && token.lang === 'ravel-output') found = (token as Tokens.Code).text;
  });
  return found ?? 'there is none';
}

/** Numbers that look like chance, and are the same each time. */
function chance(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = [
  'a',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '```',
  '~~~~',
  '````ravel-output',
  '.. ravel-output::',
  '::',
  '>',
  '- ',
  '<',
  '&',
  '&lt;',
  '</pre>',
];
const more = ['<!--', '-->', '"', "'", ':x: y', '&#10;', '\t', '…', '{', '</ravel-playground>', '1. ', '.. ravel::', '<b>', '\\', '#'];
const alphabet = [...pieces, ...more];

const fence = ['```ravel', 'code', '```'];
const pages: [string, (text: string) => Read, boolean, string[]][] = [
  ['Markdown', readMarkdown, false, fence],
  ['Markdown, recorded before', readMarkdown, false, [...fence, '', '~~~ravel-output', 'old', '~~~']],
  ['a list in Markdown', readMarkdown, false, ['1. item', '', ...fence.map((line) => `   ${line}`), '', '2. item']],
  ['a quote in Markdown', readMarkdown, false, fence.map((line) => `> ${line}`)],
  ['HTML in Markdown', readMarkdown, false, ['<ravel-playground>', '<pre>code</pre>', '</ravel-playground>']],
  ['HTML in a list in Markdown', readMarkdown, false, ['- <div><ravel-playground>', '  <pre>code</pre>', '  </ravel-playground></div>']],
  ['HTML in a quote in Markdown', readMarkdown, false, ['>> <ravel-playground><pre>code</pre></ravel-playground>']],
  ['HTML in reStructuredText', readRst, false, ['.. raw:: html', '', '   <ravel-playground><pre>code</pre>', '   </ravel-playground>']],
  ['reStructuredText', readRst, true, ['.. ravel::', '', '   code', '', 'text']],
  [
    'reStructuredText, recorded before',
    readRst,
    true,
    ['* .. ravel::', '', '.. ravel::', '', '     code', '', '.. ravel-output::', '', '    old'],
  ],
  ['an option in reStructuredText', readRst, true, ['.. ravel::', '   :output: old', '', '   code']],
  ['HTML', readHtml, false, ['<ravel-playground><pre>code</pre>', '</ravel-playground>']],
  ['HTML, recorded before', readHtml, false, ['<ravel-playground><pre>code</pre><pre slot="output">', 'old</pre></ravel-playground>']],
];

test.each(pages)('%s: 1,000 outputs come back', (_, read, rst, lines) => {
  const next = chance(7);
  const text = ['before', '', ...lines, '', 'after', ''].join('\n');
  for (let i = 0; i < 1_000; i += 1) {
    const output = comparable(Array.from({ length: next(9) }, () => alphabet[next(alphabet.length)]).join(''), false).join('\n');
    const recorded = edited(text, [read(text).snippets.at(-1)!.record(output)]);
    const again = read(recorded);
    expect(again.problems).toEqual([]);
    expect(again.snippets.length).toBe(read(text).snippets.length);
    const { code, recorded: block } = again.snippets.at(-1)!;
    expect([code!.text, comparable(block!.text, rst)]).toEqual(['code', comparable(output, rst)]);
    expect(recorded.startsWith('before\n\n') && recorded.endsWith('\n\nafter\n')).toBe(true);
    if (text.includes('```ravel')) expect(spaced(asMarked(recorded))).toEqual(spaced(output));
    // Recorded once more, it stays.
    expect(edited(recorded, [again.snippets.at(-1)!.record(output)])).toBe(recorded);
  }
});

test('no page holds it up', () => {
  const many = (text: string) => text.repeat(Math.ceil(100_000 / text.length));
  for (const text of [
    '<ravel-playground ',
    '<ravel-playground a="',
    '<ravel-playground>',
    '- <ravel-playground>\n',
    '> <p>`<ravel-playground></ravel-playground>\n',
    '<ravel-playground slot="output">` <!--',
    '<pre>',
    '<!--',
    '&amp',
    '> ',
    '- ',
    '``` ',
    '```\n',
    '.. ravel::\n',
    '::\n  ',
    '   \n',
    '{',
  ]) {
    for (const read of [readMarkdown, readRst, readHtml]) {
      const begun = performance.now();
      read(many(text));
      expect(performance.now() - begun, `${read.name} of ${JSON.stringify(text)}`).toBeLessThan(5_000);
    }
  }
});
