// The lines that bring a program into somebody's page: as a tag, as a frame, and as each generator of docs takes them.
import { sameNetwork } from './network.js';
import type { Shared } from './shared.js';

export const ways = { tag: 'HTML', frame: 'Frame, no script', sphinx: 'Sphinx', mkdocs: 'MkDocs', docusaurus: 'Docusaurus' } as const;
export type Way = keyof typeof ways;

export interface Embedded {
  shared: Shared;
  /** The scenario as the course has it: it is named, and its program not repeated. */
  untouched: boolean;
  /** As links have it: #scenario=… or #v1.…; '' where there is none, and so no frame. */
  hash: string;
  editable: boolean;
  timeline: 'off' | 'compact' | 'full';
}

/** Where the embed is, and what a browser should hold its script against. */
export interface Source {
  /** The folder of its version, with a slash at its end. */
  folder: string;
  integrity: string;
}

export function embedText(way: Way, embedded: Embedded, source: Source): string {
  switch (way) {
    case 'tag':
      return tag(embedded, source);
    case 'frame':
      return `<iframe src="${escaped(frameAddress(embedded, source))}" title="A program in Ravel" width="100%" height="420" loading="lazy"></iframe>\n`;
    case 'sphinx':
      return directive(embedded);
    case 'mkdocs':
      return fence('ravel', embedded);
    case 'docusaurus':
      return fence('js ravel', embedded);
  }
}

/** What embed.html shows. */
export function frameAddress({ hash, editable, timeline }: Embedded, { folder }: Source): string {
  return `${folder}embed.html${hash}${editable ? '&editable' : ''}&timeline=${timeline}`;
}

/** The attributes, in order; a value of '' is one that has none. */
function attributes({ shared, untouched, editable, timeline }: Embedded): [name: string, value: string][] {
  const { scenario, seed, time, network } = shared;
  const list: [string, string][] = [];
  if (untouched) list.push(['scenario', scenario]);
  if (editable) list.push(['editable', '']);
  list.push(['timeline', timeline]);
  if (seed !== 1) list.push(['seed', String(seed)]);
  if (time !== 'virtual') list.push(['time', time]);
  if (!untouched && network && !sameNetwork(network, {})) list.push(['network', JSON.stringify(network)]);
  return list;
}

/** The program stands in it also where the scenario is named: for whoever has no scripts, and so that nothing moves. */
function tag(embedded: Embedded, { folder, integrity }: Source): string {
  const words = attributes(embedded).map(([name, value]) => (value === '' ? name : `${name}="${escaped(value)}"`));
  const code = `\n  <pre><code class="language-js">${escaped(embedded.shared.code.trimEnd())}</code></pre>\n`;
  return `<link rel="stylesheet" href="${escaped(folder)}embed.css">
<script type="module" src="${escaped(folder)}embed.js" integrity="${integrity}" crossorigin="anonymous"></script>
<ravel-playground ${words.join(' ')}>${code}</ravel-playground>\n`;
}

function directive(embedded: Embedded): string {
  const { shared, untouched } = embedded;
  const options = attributes(embedded).filter(([name]) => name !== 'scenario');
  const body = shared.code.trimEnd().split('\n');
  return [
    `.. ravel::${untouched ? ` ${shared.scenario}` : ''}`,
    ...options.map(([name, value]) => `   :${name}:${value && ` ${value}`}`),
    ...(untouched ? [] : ['', ...body.map((line) => line && `   ${line}`)]),
    '',
  ].join('\n');
}

function fence(language: string, embedded: Embedded): string {
  const words = attributes(embedded).map(([name, value]) => (value === '' ? name : `${name}=${quoted(value)}`));
  const body = embedded.untouched ? '' : `${embedded.shared.code.trimEnd()}\n`;
  // Longer than any that the program has.
  const most = Math.max(2, ...(body.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(most + 1);
  return `${marks}${language} ${words.join(' ')}\n${body}${marks}\n`;
}

const quoted = (value: string): string => (/[\s"]/.test(value) ? `'${value.replaceAll("'", '\\u0027')}'` : value);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
