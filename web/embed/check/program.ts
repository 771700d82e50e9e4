// What is run of a snippet: the text of its program, with that of the cells it depends on; its seed, its network, its time.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Network } from 'ravel/create.js';
import { parseNetwork } from '../../src/model/network.js';
import { type Cell, idsIn, joinCells } from '../cells.js';
import { nearest } from './attributes.js';
import type { Snippet } from './snippet.js';

export interface Program {
  source: string;
  seed: number;
  network: Network;
  /** In milliseconds; undefined: what is usual. */
  patience: number | undefined;
  /** The line of the file that a line of the program stands in; undefined: it is in another file. */
  lineInFile(line: number): number | undefined;
}

/** The page that a snippet is in. */
export interface Page {
  file: string;
  /** The folder that addresses from the site's root begin in. */
  root: string;
  snippets: readonly Snippet[];
  scripts: ReadonlyMap<string, string>;
}

interface Scenarios {
  ids: readonly string[];
  read(id: string): Promise<{ source: string; network: Network }>;
}

interface SnippetCell extends Cell {
  snippet: Snippet;
}

/** What keeps a snippet from being run, in a sentence for people. */
export class Unfit extends Error {}

export async function programOf(snippet: Snippet, page: Page, scenarios: Scenarios): Promise<Program> {
  const scenario = await scenarioOf(snippet, scenarios);
  const cells = await Promise.all(page.snippets.map((one) => cellOf(one, snippet, page, scenarios)));
  const joined = joinCells(cells[page.snippets.indexOf(snippet)]!, cells);
  if ('problem' in joined) throw new Unfit(joined.problem);
  const { attributes } = snippet;
  const timeout = attributes.get('timeout');
  return {
    source: joined.code,
    seed: Number(attributes.get('seed') ?? 1),
    network: networkOf(attributes.get('network'), page.scripts) ?? scenario?.network ?? {},
    // None would be none in a page: a check comes to an end.
    patience: Number(timeout ?? 0) > 0 ? Number(timeout) * 1000 : undefined,
    lineInFile(line) {
      const part = joined.parts.findLast((one) => one.line <= line);
      const code = part?.cell.snippet.code;
      return part && code && code.line + line - part.line;
    },
  };
}

/** Of the other snippets of the page only the text is wanted, and where it can't be had, only if it is needed. */
async function cellOf(one: Snippet, wanted: Snippet, page: Page, scenarios: Scenarios): Promise<SnippetCell> {
  const code = await sourceOf(one, page, scenarios).catch((error: unknown) => {
    if (one === wanted) throw error;
    return '';
  });
  return { snippet: one, id: one.attributes.get('id'), code, dependsOn: idsIn(one.attributes.get('depends-on') ?? '') };
}

async function sourceOf(snippet: Snippet, page: Page, scenarios: Scenarios): Promise<string> {
  if (snippet.code) return snippet.code.text;
  const scenario = await scenarioOf(snippet, scenarios);
  if (scenario) return scenario.source;
  const src = snippet.attributes.get('src');
  if (src === undefined) throw new Unfit('It has no program: write one inside, or name one with scenario or src.');
  return fileOf(src, page);
}

async function scenarioOf({ attributes }: Snippet, scenarios: Scenarios): Promise<{ source: string; network: Network } | undefined> {
  const id = attributes.get('scenario');
  if (id === undefined) return undefined;
  if (scenarios.ids.includes(id)) return scenarios.read(id);
  const meant = nearest(id, scenarios.ids);
  throw new Unfit(`There is no scenario '${id}'${meant ? `: is ${meant} meant?` : `. There are ${scenarios.ids.join(', ')}.`}`);
}

async function fileOf(src: string, { file, root }: Page): Promise<string> {
  if (/^[a-z][a-z\d+.-]+:|^\/\//i.test(src))
    throw new Unfit(`src is an address, '${src}': only files beside the page can be checked. Or mark it no-run.`);
  const path = join(src.startsWith('/') ? root : dirname(file), src.replace(/[?#].*$/, ''));
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch {
    throw new Unfit(`src names '${src}', and there is no file ${path}.`);
  }
}

/** JSON, or the id of a script element that holds it. */
function networkOf(value: string | undefined, scripts: ReadonlyMap<string, string>): Network | undefined {
  if (value === undefined) return undefined;
  const isJson = value.trimStart().startsWith('{');
  const text = isJson ? value : scripts.get(value.trim().replace(/^#/, ''));
  if (text === undefined)
    throw new Unfit(`network names '${value}', and no script element of this page has that id. It takes that, or JSON.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Unfit(`network is no JSON: ${(error as Error).message}.`);
  }
  const network = parseNetwork(data);
  if (!network)
    throw new Unfit(
      'network is none that could be simulated: it takes {"http://a.test/": {"latency": 0.5, "body": "…"}}, pages by their address.',
    );
  return network;
}
