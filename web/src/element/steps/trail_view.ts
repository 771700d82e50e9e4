// <ravel-trail>: how it got here, from the first cause to the selected step.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState } from '../../model/trace/state.js';
import { type Chip, trailOf } from '../../model/trace/trail.js';
import { hover, pictureProperties, seek } from './shared.js';
import { stepIcons } from './step_icons.js';
import { inTurn } from '../pictures/turns.js';

/** Events: `ravel-seek`, `ravel-hover`. */
export class TrailView extends LitElement {
  static override properties = { ...pictureProperties, whole: { state: true } };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  declare hovered: number;
  declare whole: boolean;

  constructor() {
    super();
    this.whole = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<void> {
    return inTurn(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.whole = false;
  }

  /** Where there is room for less than all, the end of it is in sight: the step, and what led to it last. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.scrollTop = this.scrollHeight;
  }

  protected override render(): TemplateResult {
    const seq = this.state?.count ?? 0;
    const chips = this.recording && seq > 0 ? trailOf(this.recording, seq, this.whole) : [];
    return html`<section class="trail" aria-labelledby="trail-title" data-testid="trail">
      <div class="steps-head"><h2 id="trail-title">How it got here</h2><span>each cause is a step you can jump to</span></div>
      ${chips.length === 0 ? html`<p class="steps-empty">The steps that led to the selected one appear here.</p>` : nothing}
      <ol class="trail-chips">${chips.map((chip, i) => this.renderChip(chip, i))}</ol>
    </section>`;
  }

  private renderChip(chip: Chip, i: number): TemplateResult {
    const kind = `${chip.selected ? ' selected' : ''}${chip.failure ? ' failure' : ''}${chip.seq === this.hovered ? ' hovered' : ''}`;
    return html`<li>
      ${chip.wait ? html`<span class="trail-wait">${chip.wait}</span>` : i > 0 ? html`<span class="trail-then">${stepIcons.forward}</span>` : nothing}
      ${
        chip.more > 0
          ? html`<button type="button" class="chip more" title=${chip.title} @click=${() => (this.whole = true)}>${chip.label}</button>`
          : html`<button type="button" class="chip${kind}" data-seq=${chip.seq} title=${chip.title} aria-current=${chip.selected ? 'step' : nothing}
              @click=${() => seek(this, chip.seq)} @pointerenter=${() => hover(this, chip.seq)} @pointerleave=${() => hover(this, 0)}>
              <span class="chip-step mono">${chip.seq}</span>${chip.failure ? stepIcons.cross : nothing}<code>${chip.label}</code>
            </button>`
      }
    </li>`;
  }
}

customElements.define('ravel-trail', TrailView);
