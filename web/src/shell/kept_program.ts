// The program of a scenario as it is opened, and what this browser keeps of the learner's changes to it.
import type { Network } from 'ravel/create.js';
import type { Program } from '../element/program.js';
import { parseNetwork, sameNetwork } from '../model/network.js';
import type { Shared } from '../model/share.js';
import type { Scenario } from './course.js';
import { forget, recall, remember } from './memory.js';

/** As a link has it, or as the learner left it. */
export function programOf(id: string, { source, network }: Scenario, shared: Shared | undefined): Program {
  const edited = shared?.code ?? recall(`code.${id}`);
  const editedNetwork = shared ? shared.network : recallNetwork(id);
  return { id, source, network, edited, editedNetwork, seed: shared?.seed, time: shared?.time };
}

export function keepCode({ id, source }: Program, code: string): void {
  if (code === source) forget(`code.${id}`);
  else remember(`code.${id}`, code);
}

export function keepNetwork({ id, network }: Program, changed: Network): void {
  if (sameNetwork(changed, network)) forget(`network.${id}`);
  else remember(`network.${id}`, JSON.stringify(changed));
}

/** Undefined where nothing was kept, or nothing that can be read. */
function recallNetwork(id: string): Network | undefined {
  try {
    return parseNetwork(JSON.parse(recall(`network.${id}`) ?? ''));
  } catch {
    return undefined;
  }
}
