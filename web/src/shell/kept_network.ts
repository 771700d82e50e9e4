// The network as the learner left it, of a scenario.
import type { Network } from 'ravel/create.js';
import { parseNetwork } from '../model/network.js';
import { recall } from './memory.js';

/** Undefined where nothing was kept, or nothing that can be read. */
export function recallNetwork(id: string): Network | undefined {
  try {
    return parseNetwork(JSON.parse(recall(`network.${id}`) ?? ''));
  } catch {
    return undefined;
  }
}
