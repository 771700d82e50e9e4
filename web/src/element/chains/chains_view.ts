// <ravel-chains>: each Deferred as two lanes of boxes, as they are at the selected event.
import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { type Laying, layOut, wayFor } from '../../model/chains/arrange.js';
import { listOf } from '../../model/chains/list.js';
import type { Way } from '../../model/chains/measures.js';
import { stepArea, stopFrom, stopsOf } from '../../model/chains/moves.js';
import { rowParts } from '../../model/chains/row.js';
import { outerRows, rowCount } from '../../model/chains/row_runs.js';
import type { Filter } from '../../model/chains/which.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState } from '../../model/trace/state.js';
import { type Use, drawChains } from './draw.js';
import { drawHeading, drawRow } from './draw_rows.js';
import { listView } from './list_view.js';
import { bring, rowsInView, stickPlates } from './scrolling.js';
import { signsView } from './sign_view.js';
import type { Tag } from './tags.js';
import { inTurn } from '../pictures/turns.js';

const tag = svg as unknown as Tag<TemplateResult>;
const filterNames: Record<Filter, string> = { all: 'All', near: 'Near the step', unhandled: 'Unhandled' };

/** Events: `ravel-seek` (detail: an event's number), `ravel-hover` (the same, or 0 for none). */
export class ChainsView extends LitElement {
  static override properties = {
    recording: { attribute: false },
    state: { attribute: false },
    length: { type: Number },
    hovered: { type: Number },
    menu: { attribute: false },
    width: { state: true },
    chosenWay: { state: true },
    filter: { state: true },
    opened: { state: true },
    active: { state: true },
    listed: { state: true },
  };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  /** The event that is pointed at in another panel; 0: none. */
  declare hovered: number;
  /** What stands at the end of the panel's head. */
  declare menu: TemplateResult | undefined;
  declare private width: number;
  declare private chosenWay: Way | undefined;
  declare private filter: Filter;
  declare private opened: ReadonlySet<string>;
  declare private active: string;
  declare private listed: boolean;

  private laying: Laying | undefined;
  private readonly resized = new ResizeObserver(() => this.measure());
  private focusAfter = false;
  private roots = new Set<Node>();

  constructor() {
    super();
    Object.assign(this, { length: 0, hovered: 0, width: 0, filter: 'all', opened: new Set(), active: '', listed: false });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<void> {
    return inTurn(() => super.scheduleUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.testid = 'chains';
    this.resized.observe(this);
    // In low windows the page scrolls, not the panel; a shadow root keeps the scrolling in it to itself.
    this.roots = new Set([document, this.getRootNode()]);
    for (const root of this.roots) root.addEventListener('scroll', this.scrolled, { capture: true, passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    for (const root of this.roots) root.removeEventListener('scroll', this.scrolled, { capture: true });
    this.roots.clear();
  }

  get way(): Way {
    return this.chosenWay ?? wayFor(this.width);
  }

  /** The picture as it is laid out now. */
  get picture(): Laying['picture'] | undefined {
    return this.laying?.picture;
  }

  private get scroller(): HTMLElement | null {
    return this.querySelector('.chains-scroll');
  }

  private measure(): void {
    this.width = this.scroller?.clientWidth || this.clientWidth;
  }

  // -- laying out

  protected override willUpdate(changed: PropertyValues): void {
    const { recording, state, width, filter, opened, way } = this;
    if (!recording || !state || width === 0) return void (this.laying = undefined);
    if (changed.has('recording')) this.opened = new Set();
    if (![...changed.keys()].every((key) => quiet.has(key))) this.laying = layOut(recording, state, { width, way, filter, opened });
  }

  protected override updated(changed: PropertyValues): void {
    if (this.width === 0) this.measure();
    const { scroller, laying } = this;
    if (!scroller || !laying) return;
    // Also when the drawing comes into view, where another panel was.
    if (changed.has('state') || changed.has('width')) {
      const here = stepArea(laying.picture, this.state!, this.way);
      if (here) bring(scroller, here);
    }
    stickPlates(scroller);
    if (this.focusAfter) this.querySelector<SVGElement>(`[data-key="${CSS.escape(this.active)}"]`)?.focus({ preventScroll: true });
    this.focusAfter = false;
  }

  // -- hands

  private tell(name: 'ravel-seek' | 'ravel-hover', seq: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail: seq, bubbles: true }));
  }

  private readonly pressed = (event: Event): void => {
    const shape = (event.target as Element).closest<HTMLElement>('[data-open],[data-seq]');
    if (!shape) return;
    const { open, seq, key } = shape.dataset;
    if (key) this.active = key;
    if (open) this.toggle(open);
    else if (Number(seq) > 0) this.tell('ravel-seek', Number(seq));
  };

  private toggle(key: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) opened.add(key);
    this.opened = opened;
  }

  private readonly pointed = (event: Event): void => {
    const shape = (event.target as Element).closest<HTMLElement>('[data-seq]');
    this.tell('ravel-hover', event.type === 'pointerleave' ? 0 : Number(shape?.dataset.seq ?? 0));
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.laying) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return this.pressed(event);
    }
    const { picture } = this.laying;
    const ends = /^(Home|End)$/.test(event.key) ? outerRows(picture, this.state!) : [];
    const rows = [...rowsInView(picture, this.state!, this.scroller, this.active), ...ends];
    const to = stopFrom(stopsOf(picture, rows), event.key, this.active);
    if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
    // Arrows move in the drawing; the page's own use of them is left for when there is nothing that way.
    event.stopPropagation();
    event.preventDefault();
    if (!to) return;
    this.active = to.key;
    this.focusAfter = true;
    if (this.scroller) bring(this.scroller, to);
  };

  private readonly focused = (event: FocusEvent): void => {
    const { key } = (event.target as HTMLElement).dataset;
    if (key) this.active = key;
  };

  private readonly scrolled = ({ target }: Event): void => {
    const { scroller, laying } = this;
    const around = [this, ...[...this.roots].map((root) => (root as ShadowRoot).host)];
    if (!scroller || (target !== scroller && !around.some((one) => one && (target as Node).contains(one)))) return;
    if (target === scroller) stickPlates(scroller);
    if (!laying || this.listed || rowCount(laying.picture) === 0) return;
    this.requestUpdate();
  };

  // -- drawing

  protected override render(): TemplateResult {
    const { laying, state } = this;
    return html`${this.renderHead()}
      <div class="chains-scroll">
        ${laying && state && !this.chainless ? (this.listed ? this.renderList(laying) : this.renderDrawing(laying, state)) : nothing}
        ${state && state.deferreds.size > 0 ? nothing : html`<p class="chains-empty">${this.emptyWords()}</p>`}
      </div>
      ${this.chainless ? nothing : signsView()}`;
  }

  private emptyWords(): string {
    const { recording, state } = this;
    if (!recording || !state || recording.events.length === 0)
      return 'Run the program: each Deferred appears here, with its callbacks and errbacks.';
    return this.chainless
      ? 'This program makes no Deferreds. What it does is in the timeline.'
      : 'No Deferred has been made up to this step.';
  }

  /** The run has made no Deferreds, at no step. */
  private get chainless(): boolean {
    const { recording, state } = this;
    if (!recording || !state || recording.events.length === 0 || state.deferreds.size > 0) return false;
    return !recording.events.some(({ kind }) => kind === 'deferred.made');
  }

  private renderHead(): TemplateResult {
    const { laying, state, way } = this;
    const total = laying?.choice.total ?? 0;
    return html`<div class="panel-head chains-head">
      <h2>Chains</h2>
      <span class="chains-count">${state && total > 0 ? `${total} ${total === 1 ? 'Deferred' : 'Deferreds'} at step ${state.count}` : nothing}</span>
      <span class="chains-controls" ?hidden=${this.chainless}>
        ${total > 4 || this.filter !== 'all' ? this.renderFilters(laying?.choice.unhandled ?? 0) : nothing}
        <span class="segments" role="group" aria-label="Which way chains run">
          ${(['across', 'down'] as const).map(
            (one) =>
              html`<button type="button" class="segment" aria-pressed=${way === one} @click=${() => (this.chosenWay = one)}>
                ${one === 'across' ? 'Across' : 'Down'}
              </button>`,
          )}
        </span>
        <button type="button" class="segment alone" aria-pressed=${this.listed} @click=${() => (this.listed = !this.listed)}>As a list</button>
        ${this.opened.size > 0 ? html`<button type="button" class="segment alone" @click=${() => (this.opened = new Set())}>Fold</button>` : nothing}
        ${this.menu ?? nothing}
      </span>
    </div>`;
  }

  private renderFilters(unhandled: number): TemplateResult {
    return html`<span class="segments" role="group" aria-label="Which Deferreds to show">
      ${(Object.keys(filterNames) as Filter[]).map(
        (filter) =>
          html`<button type="button" class="segment" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>
            ${filterNames[filter]}${filter === 'unhandled' ? html` <span class="mono">${unhandled}</span>` : nothing}
          </button>`,
      )}
    </span>`;
  }

  private renderList({ choice }: Laying): TemplateResult {
    return html`<div @click=${this.pressed}>${listView(listOf(this.recording!, this.state!, choice))}</div>`;
  }

  private renderDrawing({ picture, choice }: Laying, state: RunState): TemplateResult {
    const near = rowsInView(picture, state, this.scroller, this.active);
    const stops = stopsOf(picture, near);
    const active = stops.some(({ key }) => key === this.active)
      ? this.active
      : ((stops.find(({ selected }) => selected) ?? stops[0])?.key ?? '');
    const use: Use = { live: true, active, hovered: this.hovered, absent: nothing };
    // The listeners are the box's around it: an svg element that has them can be reached by Tab in Chromium.
    return html`<div @click=${this.pressed} @keydown=${this.keyed} @focusin=${this.focused} @pointerover=${this.pointed} @pointerleave=${this.pointed}>
      <svg class="chains-svg" role="group" aria-label=${`The chains of ${choice.total} Deferreds at step ${state.count}. Arrow keys go from shape to shape, Enter goes to its step.`}
        data-way=${this.way} width=${picture.width} height=${picture.height} viewBox=${`0 0 ${picture.width} ${picture.height}`}>
        ${drawChains(tag, picture, use)}
        <g class="chains-rows">
          ${picture.headings.map((heading) => drawHeading(tag, heading, use))}
          ${near.map((row) => drawRow(tag, row, rowParts(state.deferreds.get(row.deferred)!, row.w, this.recording!), state.count, use))}
        </g>
      </svg>
    </div>`;
  }
}

/** What the layout does not depend on. */
const quiet: ReadonlySet<PropertyKey> = new Set(['hovered', 'menu', 'active', 'listed']);

customElements.define('ravel-chains', ChainsView);
