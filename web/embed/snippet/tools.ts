// What stands in the bar behind Run: Stop, Reset, the way of time, the way into the playground.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Time } from '../../src/engine/messages.js';
import { icons } from '../../src/element/icons.js';
import { type Status, canStop, stateOf, statusSentence, statusWord } from '../../src/model/status.js';

const openIcon = html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  ${svg`<path d="M7 3.5H3.5v9h9V9M9.5 2.5h4v4M13.2 2.8 7.5 8.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`}
</svg>`;

export interface Tools {
  status: Status;
  /** What Ravel says of it. */
  note: string;
  time: Time;
  /** Undefined: there is nothing to go back from. */
  reset: (() => void) | undefined;
  steps: TemplateResult | typeof nothing;
  stop(): void;
  setTime(time: Time): void;
  /** Opens the snippet in the playground. */
  open(): void;
}

export function renderTools({ status, note, time, reset, steps, stop, setTime, open }: Tools): TemplateResult {
  return html`
    <button type="button" class="icon-button" part="stop" data-testid="stop" aria-label="Stop" title="Stop" ?hidden=${!canStop(status)} @click=${stop}>${icons.stop}</button>
    ${reset ? html`<button type="button" class="icon-button" part="reset" data-testid="reset" aria-label="Reset" title="Back to the program as it was given" @click=${reset}>${icons.reset}</button>` : nothing}
    <span class="segments" role="group" aria-label="Time" title="Virtual time jumps from call to call. Real time waits.">
      ${(['virtual', 'real'] as const).map(
        (one) =>
          html`<button type="button" class="segment" data-testid=${one} aria-pressed=${one === time} @click=${() => setTime(one)}>${one}</button>`,
      )}
    </span>
    <span class="state" part="status" data-testid="status" data-state=${stateOf(status)} role="status" title=${note || statusSentence(status)}>${status === 'idle' ? '' : statusWord(status)}</span>
    <span class="gap"></span>
    ${steps}
    <button type="button" class="button open" part="open" data-testid="open" title="Open this program in the playground, in another tab" @click=${open}><span>Open in Ravel</span>${openIcon}</button>
  `;
}
