// The tabs of a narrow screen, which shows one part at a time.
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';

export type Pane = 'read' | 'code' | 'output';

export function renderTabs(pane: Pane, withText: boolean, choose: (pane: Pane) => void): TemplateResult {
  const tab = (of: Pane, icon: TemplateResult, name: string) => html`
    <button type="button" data-testid="tab-${of}" aria-pressed=${pane === of} @click=${() => choose(of)}>${icon}<span>${name}</span></button>
  `;
  return html`<nav class="tabs" aria-label="Parts">
    ${withText ? tab('read', icons.read, 'Text') : nothing} ${tab('code', icons.code, 'Code')} ${tab('output', icons.console, 'Output')}
  </nav>`;
}
