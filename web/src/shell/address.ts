// The page's address: which scenario is open, or which shared program.
import { refusalOf } from '../model/refusal.js';
import type { Shared } from '../model/shared.js';

export type Address = { scenario: string } | { shared: Shared } | { problem: string } | { start: true };

/** Of what is too long for a link. */
export const ofFile = '#file';

export const isLink = (hash: string): boolean => /^#v\d+\./.test(hash);

export async function readAddress(hash: string): Promise<Address> {
  if (hash === '' || hash === '#') return { start: true };
  if (isLink(hash)) {
    try {
      const { fromHash } = await import('../model/share.js');
      return { shared: await fromHash(hash) };
    } catch (error) {
      return { problem: refusalOf(error, 'This link could not be opened: is the network there? Reload the page to try again.') };
    }
  }
  if (hash === ofFile) return { problem: 'This address is of a program that came in a file: open the file again.' };
  const scenario = /^#scenario=([a-z0-9-]+)$/.exec(hash)?.[1];
  return scenario ? { scenario } : { problem: 'This address leads nowhere in Ravel.' };
}

/** The whole address: a link that is a mere fragment counts as one within the page. */
export const linkTo = (scenario: string): string => new URL(`#scenario=${scenario}`, location.href).href;
