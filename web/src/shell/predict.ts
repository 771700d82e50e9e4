// <ravel-predict>: the printed lines as cards to put in order, before the run. It never keeps anybody from running.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../element/icons.js';
import { type Order, moveCard, rightPlaces, shuffle } from '../model/moves/prediction.js';

/** Orders of this visit, by scenario. */
const kept = new Map<string, { order: Order; checked: boolean }>();

/** Set `scenario` and `lines`. `open`: the cards are shown. */
export class Predict extends LitElement {
  static override properties = {
    scenario: {},
    lines: { attribute: false },
    open: { type: Boolean, reflect: true },
    order: { state: true },
    checked: { state: true },
    held: { state: true },
    said: { state: true },
  };
  declare scenario: string;
  declare lines: readonly string[];
  declare open: boolean;
  declare private order: Order;
  /** Which are right is shown, until a card is moved. */
  declare private checked: boolean;
  /** The card that is dragged. */
  declare private held: number | undefined;
  /** For screen readers. */
  declare private said: string;

  constructor() {
    super();
    this.lines = [];
    this.open = true;
    this.order = [];
    this.checked = false;
    this.said = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('scenario') && !changed.has('lines')) return;
    const before = kept.get(this.scenario);
    const fits = before?.order.length === this.lines.length;
    this.order = fits ? before.order : shuffle(this.lines, this.scenario);
    this.checked = fits && before.checked;
    this.said = '';
  }

  // -- moving

  private move(from: number, to: number): void {
    const card = this.order[from]!;
    this.put(moveCard(this.order, from, to), false);
    const place = this.order.indexOf(card);
    this.said = `${this.lines[card]}: now ${place + 1} of ${this.order.length}`;
  }

  /** Moving a card in the document takes its focus away. */
  private async moveAndFocus(event: Event, from: number, to: number): Promise<void> {
    const button = event.currentTarget as HTMLElement;
    this.move(from, to);
    await this.updateComplete;
    const other = button.matches(':disabled') ? button.parentElement!.querySelector<HTMLElement>('button:not(:disabled)') : undefined;
    (other ?? button).focus();
  }

  private keyed(event: KeyboardEvent, place: number): void {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: this.order.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void this.moveAndFocus(event, place, to);
  }

  private hold(event: PointerEvent, card: number): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.held = card;
  }

  /** The held card goes where the pointer is. */
  private drag({ clientY }: PointerEvent): void {
    if (this.held === undefined) return;
    const rows = [...this.querySelectorAll('.card')].map((row) => row.getBoundingClientRect());
    const from = this.order.indexOf(this.held);
    const to = rows.filter(({ top, height }, place) => clientY > top + height / 2 && place !== from).length;
    if (to !== from) this.move(from, to);
  }

  private check(): void {
    this.put(this.order, true);
    this.said = this.verdict();
  }

  private again(): void {
    this.put(shuffle(this.lines, this.scenario), false);
  }

  private put(order: Order, checked: boolean): void {
    this.order = order;
    this.checked = checked;
    kept.set(this.scenario, { order, checked });
  }

  private verdict(): string {
    const right = rightPlaces(this.order, this.lines).filter(Boolean).length;
    if (right === this.lines.length) return 'Every line is in its place.';
    return `${right} of ${this.lines.length} lines are in their place. Run the program to see why.`;
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { lines, order, checked, open } = this;
    const right = rightPlaces(order, lines);
    return html`<section class="move predict" data-testid="predict">
      <h3>
        <button type="button" class="fold" aria-expanded=${open} @click=${() => (this.open = !open)}>
          Predict ${icons.down}
        </button>
        <span class="move-aside">${checked ? this.verdict() : `Put the ${lines.length} printed lines in order`}</span>
      </h3>
      ${open ? this.renderCards(right) : nothing}
      <p class="hidden" role="status">${this.said}</p>
    </section>`;
  }

  private renderCards(right: readonly boolean[]): TemplateResult {
    const { order, checked } = this;
    return html`<ol class="cards">
        ${repeat(
          order,
          (card) => card,
          (card, place) => this.renderCard(card, place, checked ? right[place]! : undefined),
        )}
      </ol>
      <div class="move-buttons">
        <button type="button" class="button" data-testid="check-prediction" @click=${() => this.check()}>Check</button>
        ${checked && !right.every(Boolean) ? html`<button type="button" class="text-button" @click=${() => this.again()}>Shuffle again</button>` : nothing}
      </div>`;
  }

  private renderCard(card: number, place: number, right: boolean | undefined): TemplateResult {
    const text = this.lines[card]!;
    const state = right === undefined ? '' : right ? 'right' : 'wrong';
    const step = (
      by: -1 | 1,
    ) => html`<button type="button" class="icon-button ${by < 0 ? 'up' : ''}" aria-label="Move “${text}” ${by < 0 ? 'up' : 'down'}"
        ?disabled=${by < 0 ? place === 0 : place === this.order.length - 1}
        @click=${(event: Event) => this.moveAndFocus(event, place, place + by)}
        @keydown=${(event: KeyboardEvent) => this.keyed(event, place)}>${icons.down}</button>`;
    return html`<li class="card ${state} ${this.held === card ? 'held' : ''}" data-testid="card" data-state=${state}>
      <span class="card-text mono"
        @pointerdown=${(event: PointerEvent) => this.hold(event, card)}
        @pointermove=${(event: PointerEvent) => this.drag(event)}
        @pointerup=${() => (this.held = undefined)}
        @pointercancel=${() => (this.held = undefined)}
        >${grip}<span>${text}</span></span>
      ${state ? html`<span class="card-sign">${right ? icons.done : icons.err}<span class="hidden">${right ? 'in its place' : 'not here'}</span></span>` : nothing}
      ${step(-1)}${step(1)}
    </li>`;
  }
}

const grip = html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M4 6h8M4 10h8" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>`;

customElements.define('ravel-predict', Predict);
