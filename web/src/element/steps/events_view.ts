// <ravel-events>: all events as a table, in reading order.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { allShown, rowsInView } from '../../model/console_lines.js';
import { count } from '../../model/facts.js';
import { rowOf, tableText } from '../../model/trace/event_table.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import { hover, pictureProperties, renderWords, seek } from './shared.js';
import { stepIcons } from './step_icons.js';
import { inTurn } from '../pictures/turns.js';

const byKey: Record<string, (at: Seq, page: number, length: number) => Seq> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at, page) => at - page,
  PageDown: (at, page) => at + page,
  Home: () => 1,
  End: (_at, _page, length) => length,
};

/** Events: `ravel-seek`, `ravel-hover`, `go-to-line` (detail: the line's number). */
export class EventsView extends LitElement {
  static override properties = { ...pictureProperties, copied: { state: true } };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  declare hovered: number;
  declare copied: string;

  private rowHeight = 24;
  private shown: Seq = -1;
  private tries = 0;

  constructor() {
    super();
    this.length = 0;
    this.copied = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<void> {
    return inTurn(() => super.scheduleUpdate());
  }

  private get list(): HTMLElement | null {
    return this.querySelector('.events-list');
  }

  protected override firstUpdated(): void {
    const { list } = this;
    if (list) new ResizeObserver(() => this.requestUpdate()).observe(list);
  }

  protected override willUpdate(): void {
    const { list } = this;
    if (list) this.rowHeight = Number.parseFloat(getComputedStyle(list).getPropertyValue('--row')) || this.rowHeight;
  }

  /** The selected row comes into view when another one is selected. */
  protected override updated(changed: PropertyValues<this>): void {
    const { list } = this;
    const seq = this.state?.count ?? 0;
    if (!list || seq === this.shown || !(changed.has('state') || this.tries > 0)) return;
    const head = this.querySelector('thead')?.offsetHeight ?? 0;
    const top = Math.max(0, seq - 1) * this.rowHeight;
    const least = top + this.rowHeight + head - list.clientHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (least > list.scrollTop) list.scrollTop = least;
    // Until its row is drawn, and still in view: WebKit lays out the space above the rows late, and goes back once others are drawn.
    const inView = list.scrollTop > least - 1 && list.scrollTop < top + 1;
    const drawn = seq === 0 || list.querySelector(`[data-seq="${seq}"]`) !== null;
    const there = (inView && drawn) || (this.tries += 1) > 10;
    if (!there) return void requestAnimationFrame(() => this.requestUpdate());
    this.shown = seq;
    this.tries = 0;
  }

  protected override render(): TemplateResult {
    const { recording, list } = this;
    const total = recording?.events.length ?? 0;
    const { from, to } = rowsInView(total, this.rowHeight, list?.scrollTop ?? 0, list?.clientHeight || 600);
    const rows = recording ? Array.from({ length: to - from }, (_none, i) => this.renderRow(recording, from + i + 1)) : [];
    return html`<section class="events" aria-labelledby="events-title" data-testid="events">
      <div class="steps-head">
        <h2 id="events-title">Events</h2><span>${total === 0 ? 'none yet' : count(total, 'event')}</span>
        <button type="button" class="button" data-testid="copy-events" ?disabled=${total === 0} @click=${() => this.copy()}>
          ${stepIcons.copy}<span role="status">${this.copied || 'Copy'}</span>
        </button>
      </div>
      <div class="events-list" tabindex="0" role="region" aria-label="All events, in order" @scroll=${() => total > allShown && this.requestUpdate()}
        @keydown=${(event: KeyboardEvent) => this.takeKey(event)}>
        <table aria-rowcount=${total + 1} .style=${`--digits: ${String(total).length}`}>
          <thead><tr aria-rowindex="1">
            <th scope="col">Step</th><th scope="col">Time</th><th scope="col" class="event-what">What</th><th scope="col">In words</th><th scope="col">Line</th>
          </tr></thead>
          <tbody>${this.renderSpace(from)}${rows}${this.renderSpace(total - to)}</tbody>
        </table>
      </div>
      ${
        recording && recording.dropped > 0
          ? html`<p class="events-left">${count(recording.dropped, 'more event')} happened: the first ${total.toLocaleString('en')} are kept. Stepping ends here.</p>`
          : nothing
      }
    </section>`;
  }

  private renderSpace(rows: number): TemplateResult | typeof nothing {
    // As a property: the page's policy forbids style attributes.
    return rows > 0 ? html`<tr aria-hidden="true"><td colspan="2" .style=${`height: ${rows * this.rowHeight}px`}></td></tr>` : nothing;
  }

  private renderRow(recording: Recording, seq: Seq): TemplateResult {
    const { time, what, sentence, line } = rowOf(recording, seq);
    const at = this.state?.count ?? 0;
    const kind = `${seq === at ? 'selected' : seq > at ? 'later' : ''}${seq === this.hovered ? ' hovered' : ''}`;
    return html`<tr class=${kind} data-testid="event" data-seq=${seq} aria-rowindex=${seq + 1} aria-current=${seq === at ? 'step' : nothing}
      @click=${() => seek(this, seq)} @pointerenter=${() => hover(this, seq)} @pointerleave=${() => hover(this, 0)}>
      <th scope="row" class="mono"><span class="event-step">${seq}</span></th>
      <td class="mono event-time">${time}</td>
      <td class="event-what">${what}</td>
      <td class="event-words" title=${sentence.map(({ text }) => text).join('')}>${renderWords(sentence)}</td>
      <td>${
        line
          ? html`<button type="button" class="line-place mono" tabindex="-1" aria-label="L${line}, go to this line"
              @click=${(event: Event) => this.goTo(event, line)}>L${line}</button>`
          : nothing
      }</td>
    </tr>`;
  }

  private takeKey(event: KeyboardEvent): void {
    const { list } = this;
    if (event.key === 'Enter' && event.target === list) {
      // The editor gets the focus: the key is not to be written there.
      event.preventDefault();
      this.querySelector<HTMLElement>('[aria-current=step] .line-place')?.click();
    }
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : byKey[event.key];
    if (!move || !list || this.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const page = Math.max(1, Math.floor(list.clientHeight / this.rowHeight) - 2);
    const to = Math.max(1, Math.min(this.length, move(this.state?.count ?? 0, page, this.length)));
    if (to !== this.state?.count) seek(this, to);
  }

  private goTo(event: Event, line: number): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('go-to-line', { detail: line, bubbles: true }));
  }

  private async copy(): Promise<void> {
    if (!this.recording) return;
    try {
      await navigator.clipboard.writeText(tableText(this.recording));
      this.copied = 'Copied';
    } catch {
      this.copied = 'Not allowed';
    }
    setTimeout(() => (this.copied = ''), 2_000);
  }
}

customElements.define('ravel-events', EventsView);
