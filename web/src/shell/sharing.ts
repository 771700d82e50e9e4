// Shared programs: the link to one's own, and what stands above somebody else's.
import { html, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
import type { Playground } from '../element/playground.js';
import { sameNetwork } from '../model/network.js';
import { toHash } from '../model/share.js';
import { linkTo } from './address.js';

/**
 * Puts the link into the address, and where it can be copied, copies it. Gives what there is to say.
 * `given`: the network that the scenario has by itself.
 */
export async function share({ code, seed, time, network }: Playground, scenario: string, given: Network): Promise<string> {
  const own = sameNetwork(network, given) ? {} : { network };
  const hash = await toHash({ code, scenario, seed, time, ...own });
  history.replaceState(null, '', hash);
  try {
    await navigator.clipboard.writeText(location.href);
    return 'The link is copied. Whoever opens it sees this program, and decides to run it.';
  } catch {
    return 'The link is in the address bar: copy it from there.';
  }
}

export function renderShared(scenario: string, back: () => void): TemplateResult {
  return html`<div class="notice shared" data-testid="shared">
    <p><strong>A shared program.</strong> Read it first: it runs when you press Run. Your own is kept.</p>
    <a class="button" href=${linkTo(scenario)} @click=${back}>Back to mine</a>
  </div>`;
}
