// What the address of embed.html says: #scenario=<id> or #v1.<payload> (a link of the playground), then attributes: &editable&timeline=compact.
import { fromHash } from '../../src/model/share.js';

/** The rest an address has no say in. */
const allowed = [
  'editable',
  'readonly',
  'autorun',
  'time',
  'seed',
  'timeline',
  'chains',
  'step',
  'speed',
  'loading',
  'height',
  'max-height',
  'theme',
  'timeout',
];

export interface Snippet {
  /** Undefined: that of the scenario. */
  code: string | undefined;
  attributes: Record<string, string>;
}

/** Rejects with a Refusal where the link can't be read. */
export async function readAddress(hash: string): Promise<Snippet> {
  const [first = '', ...rest] = hash.replace(/^#/, '').split('&');
  const attributes: Record<string, string> = {};
  for (const pair of rest) {
    const [name = '', value = ''] = pair.split('=').map(decodeURIComponent);
    if (allowed.includes(name)) attributes[name] = value;
  }
  const scenario = /^scenario=([a-z0-9-]+)$/.exec(first)?.[1];
  if (scenario) return { code: undefined, attributes: { ...attributes, scenario } };
  const { code, seed, time, network, step } = await fromHash(`#${first}`);
  // What somebody else wrote is read before it is run.
  delete attributes.autorun;
  const shared = {
    seed: String(seed),
    time,
    ...(network && { network: JSON.stringify(network) }),
    ...(step !== undefined && { step: String(step) }),
  };
  return { code, attributes: { ...shared, ...attributes } };
}
