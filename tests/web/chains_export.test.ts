// The chains as a file: an SVG that stands alone.
import { chainsSvg } from '@web/element/chains/export.js';
import { escapeXml, xml } from '@web/element/chains/tags.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { traceOf, traceOfScenario } from '../support/program.mjs';
import { programIds, sourceOf } from '../support/scenarios.mjs';

/** What is wrong with a text as XML; undefined: nothing is found. */
function problemOf(text: string): string | undefined {
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot);)/gi;
  for (const [all, end, name, , closed] of text.matchAll(tag)) {
    if (!name) return `${all} by itself`;
    if (end) {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (!closed) {
      open.push(name);
    }
  }
  return open.length > 0 ? `<${open.join('><')}> stays open` : undefined;
}

async function svgOf(source: string, events = traceOf(source)): Promise<string> {
  const recording = makeRecording(source, 'virtual', await events);
  return chainsSvg(recording, new Seeker(recording).at(recording.events.length));
}

test.each(programIds)('%s gives well-formed XML that asks for nothing', async (id) => {
  const svg = await svgOf(sourceOf(id), traceOfScenario(id));
  expect(problemOf(svg)).toBeUndefined();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*viewBox="0 0 \d/);
  expect(svg).not.toMatch(/var\(|light-dark|undefined|NaN|\[object|role=|tabindex=|url\(|href/);
});

test('values of any kind do not break it', async () => {
  const svg = await svgOf(`import { defer } from 'ravel'
const d = new defer.Deferred()
d.addCallback(function tell() { throw new Error('</text>&"\\u0001') })
d.callback('<b a="1">&amp;')
`);
  expect(problemOf(svg)).toBeUndefined();
  expect(svg).toContain('&lt;b a=&quot;1&quot;&gt;&amp;amp;');
  expect(svg).toContain('&lt;/text&gt;&amp;&quot;');
  // eslint-disable-next-line no-control-regex
  expect(svg).not.toMatch(/\u0001/);
});

test('has the light colours inside', async () => {
  const svg = await svgOf("import { defer } from 'ravel'\nnew defer.Deferred().addCallback(x => x).callback(1)\n");
  expect(svg).toMatch(/\.chains-svg \.edge\.callback \.edge-line \{\s*stroke: #27489b/);
  expect(svg).toContain('class="box callback ran-callback');
});

test('half a sign is left out, a whole one stays', () => {
  expect(escapeXml('a\ud800b\udc00c\ud83d\ude00\u0000')).toBe('abc\ud83d\ude00');
});

test('the tag quotes attributes, and leaves out those that are absent', () => {
  expect(xml`<g a=${'"1"'} b=${2}>${'<'}${[xml`<i></i>`]}</g>`.text).toBe('<g a="&quot;1&quot;" b="2">&lt;<i></i></g>');
  expect(problemOf(xml`<g a=${1}></i>`.text)).toBe('</i> closes nothing');
});
