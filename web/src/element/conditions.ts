// What a run stands on besides its code: the network, and chance. Folded; their code is loaded when one is opened.
import { html, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
import type { SeedOptions } from '../engine/seeds.js';
import { count } from '../model/facts.js';
import { rowsOf, sameNetwork } from '../model/network.js';

export interface Conditions {
  /** As it is now, and as the scenario has it. */
  network: Network;
  given: Network;
  seed: number;
  setNetwork(network: Network): void;
  setSeed(seed: number): void;
  /** Runs the program as it is with many seeds. */
  runSeeds(options: SeedOptions): Promise<unknown>;
}

/** What the panel tells, and only here: the playground has events of its own. */
const heard =
  <T>(take: (detail: T) => void) =>
  (event: CustomEvent<T>): void => {
    event.stopPropagation();
    take(event.detail);
  };

export function renderConditions(conditions: Conditions): TemplateResult {
  const { network, given, seed, setNetwork, setSeed, runSeeds } = conditions;
  const pages = rowsOf(network).length;
  const changed = !sameNetwork(network, given);
  return html`
    <details class="condition" data-testid="network" @toggle=${() => void import('./network_panel.js')}>
      <summary>Network <span class="condition-more">${pages === 0 ? 'no pages' : count(pages, 'page')}${changed ? ', changed' : ''}</span></summary>
      <ravel-network .network=${network} .given=${given} @ravel-network=${heard(setNetwork)}></ravel-network>
    </details>
    <details class="condition" data-testid="seeds" @toggle=${() => void import('./seeds_panel.js')}>
      <summary>Seeds <span class="condition-more">the same program with 20 of them</span></summary>
      <ravel-seeds .seed=${seed} .runner=${runSeeds} @ravel-seed=${heard(setSeed)}></ravel-seeds>
    </details>
  `;
}
