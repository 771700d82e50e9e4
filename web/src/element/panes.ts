// The tabs of a narrow screen, which shows one part at a time.
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';

export type Pane = 'read' | 'code' | 'output' | 'timeline' | 'chains';

/** `lines`: how many the last run gave; 0: not shown. */
export function renderTabs(pane: Pane, withText: boolean, lines: number, choose: (pane: Pane) => void): TemplateResult {
  const tab = (of: Pane, icon: TemplateResult, name: string, badge = 0) => html`
    <button type="button" data-testid="tab-${of}" aria-pressed=${pane === of} @click=${() => choose(of)}>
      ${icon}${badge > 0 ? html`<span class="badge mono">${badge > 999 ? '999+' : badge}</span>` : nothing}<span>${name}</span>
    </button>
  `;
  return html`<nav class="tabs" aria-label="Parts">
    ${withText ? tab('read', icons.read, 'Text') : nothing} ${tab('code', icons.code, 'Code')} ${tab('output', icons.console, 'Output', lines)}
    ${tab('timeline', icons.timeline, 'Timeline')} ${tab('chains', icons.chains, 'Chains')}
  </nav>`;
}
