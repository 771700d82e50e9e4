// The program of a snippet: from the document, a scenario of the course, or an address; with the snippets it depends on.
import type { Network } from 'ravel/create.js';
import { parseNetwork } from '../../src/model/network.js';
import type { Given } from '../loader/types.js';
import type { Options } from './options.js';

const sources = import.meta.glob<string>('../../scenarios/*/main.js', { query: '?raw', import: 'default' });
const networks = import.meta.glob<Network>('../../scenarios/*/network.json', { import: 'default' });

export interface Program {
  source: string;
  network: Network;
  /** Of the course; '': none. */
  scenario: string;
}

/** Rejects with a sentence that says what is wrong. */
export async function programOf({ code, edited }: Pick<Given, 'code' | 'edited'>, options: Options): Promise<Program> {
  const { scenario, src } = options;
  const network = options.network ? readNetwork(options.network) : await givenNetwork(scenario);
  if (code !== undefined) return { source: code, network, scenario };
  if (scenario) return { source: (await ofScenario(scenario)).trimEnd(), network, scenario };
  if (src) return { source: (await fetchSource(src)).trimEnd(), network, scenario };
  if (edited !== undefined) return { source: edited, network, scenario };
  throw new Error('This snippet has no program: put a <pre> with code into it, or name a scenario.');
}

async function ofScenario(id: string): Promise<string> {
  const load = sources[`../../scenarios/${id}/main.js`];
  if (!load) throw new Error(`There is no scenario ${id} in this version of Ravel.`);
  return load();
}

const givenNetwork = async (scenario: string): Promise<Network> => (await networks[`../../scenarios/${scenario}/network.json`]?.()) ?? {};

async function fetchSource(src: string): Promise<string> {
  const response = await fetch(new URL(src, document.baseURI)).catch(() => undefined);
  if (!response) throw new Error(`${src} could not be loaded: is the network there, and may this page ask for it?`);
  if (!response.ok) throw new Error(`${src} could not be loaded (the server answered ${response.status}).`);
  return response.text();
}

/** JSON, or the id of an element that holds it. */
export function readNetwork(text: Options['network']): Network {
  const json = text.startsWith('{') ? text : document.getElementById(text.replace(/^#/, ''))?.textContent;
  if (json === undefined) throw new Error(`network="${text}" is no JSON, and no element has this id.`);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    data = undefined;
  }
  const network = parseNetwork(data);
  if (!network)
    throw new Error(
      'The network of this snippet is not one that Ravel can simulate: a page has a latency in seconds, and more as the guide has it.',
    );
  return network;
}
