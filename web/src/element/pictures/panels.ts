// The panels of the pictures: which of them is shown, and what can be done with a run.
import { html, type TemplateResult } from 'lit';

export type Panel = 'pictures' | 'now' | 'steps' | 'network' | 'seeds';

const names: Record<Panel, string> = { pictures: 'Pictures', now: 'Now', steps: 'Every step', network: 'Network', seeds: 'Seeds' };
export const panels = Object.keys(names) as Panel[];

export function renderPanels(shown: Panel, choose: (panel: Panel) => void, more: TemplateResult): TemplateResult {
  return html`<div class="panels">
    <div class="segments" role="group" aria-label="What to show of the run">
      ${panels.map(
        (
          panel,
        ) => html`<button type="button" class="segment" data-testid="panel-${panel}" aria-pressed=${panel === shown} @click=${() => choose(panel)}>
          ${names[panel]}
        </button>`,
      )}
    </div>
    ${more}
  </div>`;
}
