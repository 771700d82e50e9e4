// The state of the run, and what can be said of it once it is over.
import { html, nothing, type TemplateResult } from 'lit';
import { type RunFacts, showFacts } from '../model/facts.js';
import { type Status, showTime, stateOf, statusSentence, statusWord } from '../model/status.js';
import { states } from './icons.js';

/** `seconds`: when the reactor came to this state. `problem`: said in place of the usual sentence. */
export function renderStatus(status: Status, seconds: number, problem: string): TemplateResult {
  return html`
    <div class="status" data-testid="status" data-state=${stateOf(status)} ?data-paused=${status === 'paused'} role="status">
      <span class="status-word">${states[status]}${statusWord(status)}</span>
      ${Number.isFinite(seconds) ? html`<span class="status-time mono">${showTime(seconds)} s</span>` : nothing}
      <span class="status-sentence">${problem || statusSentence(status)}</span>
    </div>
  `;
}

export function renderFacts(facts: RunFacts | undefined): TemplateResult | typeof nothing {
  if (!facts) return nothing;
  return html`<dl class="facts" aria-label="How this run went" data-testid="facts">
    ${showFacts(facts).map(([name, figure]) => html`<div><dt>${name}</dt><dd class="mono">${figure}</dd></div>`)}
  </dl>`;
}
