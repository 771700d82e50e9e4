// The frames that programs run in, made to tell what they hold: how often they compiled, and how many workers live in them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './browser.mjs';

/** For a document's head: keeps the figures in `window.counts`. */
export const countingScript = `window.counts = { compiled: 0, most: 0, live: () => {
  const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
  return counts.known.filter(([source]) => frames.includes(source)).reduce((sum, [, live]) => sum + live, 0);
}, known: [] };
addEventListener('message', ({ source, data }) => {
  if (data?.test === 'compiled') counts.compiled += 1;
  if (data?.test !== 'live') return;
  counts.known = [...counts.known.filter(([one]) => one !== source), [source, data.live]];
  counts.most = Math.max(counts.most, counts.live());
});`;

const tells = "tell({ test: 'live', live: workers.size });";

/** Answers for a frame's document: true if it was one. */
export function answerFrame(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (!/\/assets\/frame-[^/]*\.html$/.test(pathname)) return false;
  const page = readFileSync(join(dist, pathname), 'utf8');
  const script = /<script>([\s\S]*)<\/script>/.exec(page)[1];
  const changed = script
    .replace('workers.set(id, worker);', `workers.set(id, worker); ${tells}`)
    .replace('workers.delete(id);', `workers.delete(id); ${tells}`)
    .replace("tell({ type: 'frame-ready' });", "tell({ test: 'compiled' }); tell({ type: 'frame-ready' });");
  if (changed.split("test: '").length !== 4) throw new Error('the frame is not as this test knows it');
  const hash = (text) => createHash('sha256').update(text).digest('base64');
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(page.replace(script, changed).replace(hash(script), hash(changed)));
  return true;
}
