// `ravel check` in Markdown: the elements that it finds, and what it records, are those of the page that another reader of Markdown makes.
import { marked } from 'marked';
import { readHtml } from '../../web/embed/check/html.js';
import { readMarkdown } from '../../web/embed/check/markdown.js';
import { edited } from '../../web/embed/check/page.js';
import type { Read } from '../../web/embed/check/snippet.js';

const one = '<ravel-playground><pre>x</pre></ravel-playground>';
const pieces: string[][] = [
  ['<ravel-playground>', '<pre>a', '  b', 'c</pre>', '</ravel-playground>'],
  ['<ravel-playground', '  seed="7"><pre>a</pre></ravel-playground>', one],
  [one],
  [`<div class="x"><!-- ${one} -->${one}</div>`],
  [`\`${one}\``],
  ['text `code', `and ${one}\` text`],
  [`<!-- ${one} -->`],
  ['```html', one, '```'],
  ['<p title="<ravel-playground>">text</p>'],
  ['# title'],
  ['a ` sign', '', one],
];

/** With what stands before the first line of it, and before the others. */
const around = ([first, rest]: readonly [string, string], lines: string[]): string[] =>
  lines.map((line, i) => (i === 0 ? first + line : `${rest}${line}`.trimEnd()));
const signs = [
  ['- ', '  '],
  ['> ', '> '],
  ['10. ', '    '],
] as const;

/** Numbers that look like chance, and are the same each time. */
let state = 7;
function chance(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function anyPage(): string {
  const parts = Array.from({ length: 1 + chance(4) }, () => {
    let lines = Array.from({ length: 1 + chance(3) }, () => [...pieces[chance(pieces.length)]!, '']).flat();
    for (let depth = chance(4); depth > 0; depth -= 1) lines = around(signs[chance(signs.length)]!, lines);
    return [...lines, '', 'text', ''];
  });
  return parts.flat().join('\n');
}

const found = ({ snippets }: Read) => snippets.map(({ attributes, code, recorded }) => [[...attributes], code?.text, recorded?.text]);
const inPage = (text: string): Read => readHtml(marked.parse(text, { async: false }));

test('in 1,000 pages', () => {
  let all = 0;
  for (let i = 0; i < 1_000; i += 1) {
    const text = anyPage();
    const read = readMarkdown(text);
    all += read.snippets.length;
    expect([found(read), read.problems], text).toEqual([found(inPage(text)), []]);
    const recorded = edited(
      text,
      read.snippets.map((snippet) => snippet.record('x\n\n <y>\n&')),
    );
    expect(found(inPage(recorded)), recorded).toEqual(found(read).map(([attributes, code]) => [attributes, code, 'x\n\n <y>\n&']));
  }
  expect(all).toBeGreaterThan(1_000);
});
