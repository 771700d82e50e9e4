// `ravel check` in HTML: the elements, the text in them, and where their output is written.
import { readHtml } from '../../web/embed/check/html.js';
import { edited } from '../../web/embed/check/page.js';

const snippetsOf = (text: string) => readHtml(text).snippets;
const record = (text: string, output: string) =>
  edited(
    text,
    snippetsOf(text).map((one) => one.record(output)),
  );

test('the text of the code, without the tags and line numbers of a highlighter', () => {
  const text =
    '\n<ravel-playground editable seed=7><div><pre>\n<code class="js"><span class="linenos">1</span><b>a</b> &lt; &#98;&amp;&#x63;</code></pre></div></ravel-playground>';
  const [one] = snippetsOf(text);
  expect([one!.line, one!.code, Object.fromEntries(one!.attributes)]).toEqual([
    2,
    { text: 'a < b&c', line: 3 },
    { editable: '', seed: '7' },
  ]);
});

test('what is in comments, scripts and templates is no snippet', () => {
  const element = '<ravel-playground><pre>a</pre></ravel-playground>';
  expect(
    snippetsOf(`<!-- ${element} --><script>'${element}'</script><template>${element}</template><p title="${element}">${element}`).length,
  ).toBe(1);
});

test('attach="previous" takes the pre before', () => {
  const [one] = snippetsOf('<div><pre>a\n</pre></div>\n<ravel-playground attach="previous"></ravel-playground>');
  expect(one!.code!.text).toBe('a');
});

test('scripts with an id are known', () => {
  expect(readHtml('<script type="application/json" id="net">{"a": 1}</script>').scripts.get('net')).toBe('{"a": 1}');
});

test('an element or a pre that never closes is named', () => {
  const linesOf = (text: string) => readHtml(text).problems.map(({ line }) => line);
  expect(linesOf('\n<ravel-playground><pre>a</pre>')).toEqual([2]);
  expect(linesOf('<ravel-playground>\n<pre>a</ravel-playground>')).toEqual([2]);
  expect(linesOf('<ravel-playground>\n<ravel-playground><pre>a</pre></ravel-playground>')).toEqual([1]);
});

test('a character by a name that is not known is told', () => {
  expect(readHtml('<ravel-playground>\n<pre>a &sqcup; b</pre></ravel-playground>').problems).toEqual([
    { line: 2, message: '&sqcup; is not known here: write the character itself.' },
  ]);
});

test('output is replaced within its pre, and quoted', () => {
  const text = (output: string) => `<ravel-playground>\n  <pre>a</pre>\n  <pre class=x slot="output">${output}</pre>\n</ravel-playground>`;
  expect(record(text('old'), 'x\n\n<y> & "z"')).toBe(text('x\n\n&lt;y&gt; &amp; "z"'));
  expect(record(text('\nold'), 'x')).toBe(text('\nx'));
  expect(snippetsOf(text('\nx\n'))[0]!.recorded!.text).toBe('x');
});

test('output in an element around its pre is output, and no code', () => {
  const text = (output: string) =>
    `<ravel-playground>\n<div slot="output"><div>It says</div><pre>${output}</pre></div>\n<div><pre>a</pre></div></ravel-playground>`;
  const [one] = snippetsOf(text('old'));
  expect([one!.code!.text, one!.recorded]).toEqual(['a', { text: 'old', line: 2 }]);
  expect(record(text('old'), '<x>')).toBe(text('&lt;x&gt;'));
  expect(snippetsOf('<ravel-playground><img slot=note><p slot=note><pre>a</pre></p><pre>b</pre></ravel-playground>')[0]!.code!.text).toBe(
    'b',
  );
});

test('output without a pre, and a second one, are named', () => {
  const problemsOf = (inside: string) => readHtml(`<ravel-playground>\n<pre>a</pre>${inside}</ravel-playground>`).problems;
  expect(problemsOf('\n<p slot="output">x</p>')).toEqual([
    { line: 3, message: 'This recorded output has no <pre>: write its text into one.' },
  ]);
  expect(problemsOf('<pre slot="output">x</pre>\n\n<pre slot="output">y</pre>')).toEqual([
    { line: 4, message: 'This is the second recorded output of its snippet: write one.' },
  ]);
});

test('output is added before the end, on a line of its own where that has one', () => {
  expect(record('<ravel-playground>\n    <pre>a</pre>\n  </ravel-playground>', 'x\ny')).toBe(
    '<ravel-playground>\n    <pre>a</pre>\n    <pre slot="output">x\ny</pre>\n  </ravel-playground>',
  );
  expect(record('<ravel-playground scenario="fate"></ravel-playground>', 'x')).toBe(
    '<ravel-playground scenario="fate"><pre slot="output">x</pre></ravel-playground>',
  );
});

test('whatever was printed comes back from what was written', () => {
  for (const output of ['&lt;', '</pre>', '<!-- x -->', '\nx', ' x', 'a\n\n\nb', '<span class="linenos">1</span>']) {
    const text = record('<ravel-playground><pre>a</pre></ravel-playground>', output);
    expect(snippetsOf(text)[0]!.recorded!.text).toBe(output);
  }
});
