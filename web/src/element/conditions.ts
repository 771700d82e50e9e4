// What a run stands on besides its code: the network, and chance. As panels, whose code is loaded when one is opened.
import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Network } from 'ravel/create.js';
import type { SeedOptions } from '../engine/seeds.js';
import '../style/network.css';

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

/** In milliseconds: what has not come after that may never come, which is said. */
const patience = 5_000;

/** What stands over a panel: nothing once its code has come, or failed, which the page tells; until then, if that takes long, a sentence. */
type Coming = readonly [come: Promise<typeof nothing>, late: Promise<string>];

function coming(panel: Promise<unknown>): Coming {
  const late = 'This panel has not come yet: is the network slow, or gone? It is shown as soon as it is there.';
  const none = (): typeof nothing => nothing;
  return [panel.then(none, none), new Promise((resolve) => setTimeout(resolve, patience, late))];
}

/** Each is asked for once: to ask in each drawing, for what fails, would have the page told of the failure and drawn without end. */
let networkPanel: Coming | undefined;
let seedsPanel: Coming | undefined;

export function renderNetwork({ network, given, setNetwork }: Conditions): TemplateResult {
  networkPanel ??= coming(import('./network_panel.js'));
  return html`<div class="condition" data-testid="network">
    <p class="network-note" role="status">${until(...networkPanel)}</p>
    <ravel-network .network=${network} .given=${given} @ravel-network=${heard(setNetwork)}></ravel-network>
  </div>`;
}

export function renderSeeds({ seed, setSeed, runSeeds }: Conditions): TemplateResult {
  seedsPanel ??= coming(import('./seeds_panel.js'));
  return html`<div class="condition" data-testid="seeds">
    <p class="network-note" role="status">${until(...seedsPanel)}</p>
    <ravel-seeds .seed=${seed} .runner=${runSeeds} @ravel-seed=${heard(setSeed)}></ravel-seeds>
  </div>`;
}
