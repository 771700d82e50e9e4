// What a run stands on besides its code: the network, and chance. As panels, whose code is loaded when one is opened.
import { html, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
import type { SeedOptions } from '../engine/seeds.js';

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

/** What a panel tells, and only here: the playground has events of its own. */
const heard =
  <T>(take: (detail: T) => void) =>
  (event: CustomEvent<T>): void => {
    event.stopPropagation();
    take(event.detail);
  };

/** Each is asked for once: to ask in each drawing, for what fails, would have the page told of the failure and drawn without end. */
let networkPanel: Promise<unknown> | undefined;
let seedsPanel: Promise<unknown> | undefined;

export function renderNetwork({ network, given, setNetwork }: Conditions): TemplateResult {
  networkPanel ??= import('./network_panel.js');
  return html`<div class="condition" data-testid="network">
    <ravel-network .network=${network} .given=${given} @ravel-network=${heard(setNetwork)}></ravel-network>
  </div>`;
}

export function renderSeeds({ seed, setSeed, runSeeds }: Conditions): TemplateResult {
  seedsPanel ??= import('./seeds_panel.js');
  return html`<div class="condition" data-testid="seeds">
    <ravel-seeds .seed=${seed} .runner=${runSeeds} @ravel-seed=${heard(setSeed)}></ravel-seeds>
  </div>`;
}
