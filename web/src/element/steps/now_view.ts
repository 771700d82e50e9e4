// <ravel-now>: what the reactor is doing at the selected step, and what is still to come, in words.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { type NowRow, type NowRows, nowOf } from '../../model/trace/now.js';
import type { Recording } from '../../model/trace/recording.js';
import { showTime } from '../../model/status.js';
import type { RunState } from '../../model/trace/state.js';
import { hover, pictureProperties, renderWords, seek } from './shared.js';
import { inTurn } from '../pictures/turns.js';

/** Events: `ravel-seek`, `ravel-hover`. */
export class NowView extends LitElement {
  static override properties = pictureProperties;
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  declare hovered: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<void> {
    return inTurn(() => super.scheduleUpdate());
  }

  protected override render(): TemplateResult {
    const { recording, state } = this;
    if (!recording || !state) return html`<section class="now" data-testid="now"><p class="steps-empty">Nothing has run yet.</p></section>`;
    const now = nowOf(state, recording);
    return html`<section class="now" aria-label="Now" data-testid="now">
      <div class="steps-head"><h2>Now</h2><span>at step ${state.count}, <span class="mono">${showTime(state.time)}</span> s</span></div>
      <p class="now-doing" data-testid="now-doing">${renderWords(now.doing)}</p>
      <div class="now-lists">
        ${this.renderRows('Pending calls', 'in the order in which they are due', now.calls, 'No call is pending.')}
        ${now.fetches.rows.length > 0 ? this.renderRows('Fetches', 'that are on their way', now.fetches, '') : nothing}
        ${now.deferreds.rows.length > 0 ? this.renderRows('Deferreds', 'that have no end yet', now.deferreds, '') : nothing}
      </div>
    </section>`;
  }

  private renderRows(title: string, what: string, { rows, more }: NowRows, none: string): TemplateResult {
    return html`<div class="now-list">
      <div class="steps-head"><h3>${title}</h3><span>${what}</span></div>
      ${rows.length === 0 ? html`<p class="steps-empty">${none}</p>` : nothing}
      <ul>${rows.map((row) => this.renderRow(row))}</ul>
      ${more > 0 ? html`<p class="steps-empty">… ${more.toLocaleString('en')} more</p>` : nothing}
    </div>`;
  }

  private renderRow({ seq, words }: NowRow): TemplateResult {
    return html`<li>
      <button type="button" class="now-row ${seq === this.hovered ? 'hovered' : ''}" data-seq=${seq} title="Go to step ${seq}" @click=${() => seek(this, seq)}
        @pointerenter=${() => hover(this, seq)} @pointerleave=${() => hover(this, 0)}>${renderWords(words)}</button>
    </li>`;
  }
}

customElements.define('ravel-now', NowView);
