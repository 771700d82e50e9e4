// The address at which the playground opens a program as it is here: its code, seed, network and step.
import { sameNetwork } from '../../src/model/network.js';
import type { Shared } from '../../src/model/shared.js';
import type { Program } from './program.js';

/** `page`: where the playground is. A scenario that is as it was given is opened as that. */
export async function shareUrl(page: string, shared: Shared, given: Program): Promise<string> {
  const { code, scenario, network, step } = shared;
  const untouched = scenario !== '' && code === given.source && sameNetwork(network ?? {}, given.network) && step === undefined;
  const { toHash } = await import('../../src/model/share.js');
  return new URL(untouched && shared.seed === 1 && shared.time === 'virtual' ? `#scenario=${scenario}` : await toHash(shared), page).href;
}
