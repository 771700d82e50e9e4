// The page's address: which scenario is open, or which shared program.
import { type Shared, fromHash, isShared } from '../model/share.js';

export type Address = { scenario: string } | { shared: Shared } | { problem: string } | { start: true };

export async function readAddress(hash: string): Promise<Address> {
  if (hash === '' || hash === '#') return { start: true };
  if (isShared(hash)) {
    try {
      return { shared: await fromHash(hash) };
    } catch (error) {
      return { problem: (error as Error).message };
    }
  }
  const scenario = /^#scenario=([a-z0-9-]+)$/.exec(hash)?.[1];
  return scenario ? { scenario } : { problem: 'This address leads nowhere in Ravel. This is the first scenario.' };
}

/** The whole address: a link that is a mere fragment counts as one within the page. */
export const linkTo = (scenario: string): string => new URL(`#scenario=${scenario}`, location.href).href;
