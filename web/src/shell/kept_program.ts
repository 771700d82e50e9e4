// The program of a scenario as it is opened, and what this browser keeps of the learner's changes to it.
import type { Network } from 'ravel/create.js';
import type { Program } from '../element/program.js';
import { parseNetwork, sameNetwork } from '../model/network.js';
import type { Shared } from '../model/shared.js';
import type { Scenario } from './course.js';
import { forget, recall, remember } from './memory.js';

/** As the learner left it. What somebody shared is given as the link has it; changes to it have a `key` of their own. */
export function programOf(id: string, scenario: Scenario, shared: Shared | undefined, key = id): Program {
  const source = shared?.code ?? scenario.source;
  const network = shared?.network ?? scenario.network;
  const edited = recall(`code.${key}`);
  return {
    id,
    key,
    source,
    network,
    edited,
    editedNetwork: recallNetwork(key),
    seed: shared?.seed,
    time: shared?.time,
    step: shared?.step,
  };
}

/** The learner has left it with changes. */
export const isEdited = ({ edited, editedNetwork }: Program): boolean => edited !== undefined || editedNetwork !== undefined;

export function keepCode({ key, source }: Program, code: string): void {
  if (code === source) forget(`code.${key}`);
  else remember(`code.${key}`, code);
}

export function keepNetwork({ key, network }: Program, changed: Network): void {
  if (sameNetwork(changed, network)) forget(`network.${key}`);
  else remember(`network.${key}`, JSON.stringify(changed));
}

/** Undefined where nothing was kept, or nothing that can be read. */
function recallNetwork(key: string): Network | undefined {
  try {
    return parseNetwork(JSON.parse(recall(`network.${key}`) ?? ''));
  } catch {
    return undefined;
  }
}
