// The lines that embed a program: `ravel check` reads each as the program that it was.
import { describe, expect, it } from 'vitest';
import { type Embedded, type Way, embedText, frameAddress } from '@web/model/embed_text.js';
import { readHtml } from '../../web/embed/check/html.js';
import { readMarkdown } from '../../web/embed/check/markdown.js';
import { readRst } from '../../web/embed/check/rst.js';

const source = { folder: 'https://docs.example/ravel/v0.1.0/', integrity: 'sha384-abc' };
const given: Embedded = {
  shared: { code: 'console.log(\'a < b && "c"\')\n\nconsole.log(`x`)\n', scenario: 'print-later', seed: 1, time: 'virtual' },
  untouched: false,
  hash: '#v1.abc',
  editable: true,
  timeline: 'compact',
};
const text = (way: Way, more: Partial<Embedded> = {}): string => embedText(way, { ...given, ...more }, source);
const network = { pages: [{ url: 'a"b', text: "it's <b>" }] } as never;
const readers = { tag: readHtml, sphinx: readRst, mkdocs: readMarkdown, docusaurus: readMarkdown } as const;

describe.each(Object.keys(readers) as (keyof typeof readers)[])('%s', (way) => {
  const read = (more: Partial<Embedded> = {}) => {
    const { snippets, problems } = readers[way](`before\n\n${text(way, more)}\nafter\n`);
    expect(problems).toEqual([]);
    expect(snippets).toHaveLength(1);
    return snippets[0]!;
  };
  it('has the program', () => {
    const { code, attributes } = read();
    expect(code?.text.trimEnd()).toBe(given.shared.code.trimEnd());
    expect([...attributes]).toEqual([
      ['editable', ''],
      ['timeline', 'compact'],
    ]);
  });
  it('has what else it stands on', () => {
    const { attributes } = read({ editable: false, shared: { ...given.shared, seed: 7, time: 'real', network } });
    expect([attributes.get('seed'), attributes.get('time'), attributes.has('editable')]).toEqual(['7', 'real', false]);
    expect(JSON.parse(attributes.get('network')!)).toEqual(network);
  });
  it('names a scenario that is as it was given', () => {
    const { code, attributes } = read({ untouched: true });
    // In HTML the program stands there all the same.
    expect(code?.text.trim() ?? '').toBe(way === 'tag' ? given.shared.code.trim() : '');
    expect(attributes.get('scenario')).toBe('print-later');
  });
  it('takes a program with fences', () => {
    const code = 'console.log(String.raw`\n````\n`)';
    expect(read({ shared: { ...given.shared, code } }).code?.text.trimEnd()).toBe(code);
  });
});

it('the tag has version and integrity in its script', () => {
  expect(text('tag')).toContain('src="https://docs.example/ravel/v0.1.0/embed.js" integrity="sha384-abc" crossorigin="anonymous"');
});

it('the frame has an address', () => {
  expect(frameAddress(given, source)).toBe('https://docs.example/ravel/v0.1.0/embed.html#v1.abc&editable&timeline=compact');
  expect(text('frame')).toContain('embed.html#v1.abc&amp;editable&amp;timeline=compact"');
});
