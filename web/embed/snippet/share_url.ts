// The address at which the playground opens a program as it is here, with its code, seed, network and step; and the way there.
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

/** In a tab of its own, which has to be opened while the click lasts: it goes to its address once that is made. */
export async function openPage(address: Promise<string>): Promise<void> {
  const page = window.open('about:blank', '_blank');
  try {
    const url = await address;
    if (!page) return location.assign(url);
    page.opener = null;
    page.location.replace(url);
  } catch (error) {
    page?.close();
    throw error;
  }
}
