// <ravel-console>: the printed lines, with their times.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Line } from 'ravel/create.js';
import { ConsoleLines, type Filter, allShown, rowsInView } from '../model/console_lines.js';
import { showTime } from '../model/status.js';
import { icons } from './icons.js';

const names: Record<Filter, string> = { all: 'All', out: 'printed', err: 'errors', log: 'Ravel' };
const streamNames: Record<Line['stream'], string> = { out: 'printed', err: 'error', log: 'Ravel' };
/** Of a row, where only those in view are in the document: they are all one line high then. */
const rowHeight = 24;

/** Events: `go-to-line` (detail: the line's number). */
export class ConsoleView extends LitElement {
  static override properties = { filter: { state: true } };
  declare filter: Filter;

  private readonly model = new ConsoleLines();
  private drawing = 0;

  constructor() {
    super();
    this.filter = 'all';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Shows more lines, with the next frame. */
  add(lines: readonly Line[]): void {
    this.model.add(lines);
    this.drawing ||= requestAnimationFrame(() => {
      this.drawing = 0;
      this.requestUpdate();
    });
  }

  clear(): void {
    this.model.clear();
    this.filter = 'all';
    this.requestUpdate();
  }

  private get list(): HTMLElement | null {
    return this.querySelector('.console-list');
  }

  protected override willUpdate(): void {
    const list = this.list;
    this.atEnd = !list || list.scrollTop + list.clientHeight >= list.scrollHeight - rowHeight;
  }
  private atEnd = true;

  protected override updated(): void {
    const list = this.list;
    if (list && this.atEnd && list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
      list.scrollTop = list.scrollHeight;
      if (this.model.count(this.filter) > allShown) this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const lines = this.model.filtered(this.filter);
    const windowed = lines.length > allShown;
    const list = this.list;
    const { from, to } = rowsInView(lines.length, rowHeight, list?.scrollTop ?? 0, list?.clientHeight ?? 600);
    const space = (rows: number) => (rows > 0 ? html`<div style=${styleMap({ height: `${rows * rowHeight}px` })}></div>` : nothing);
    return html`
      <div class="panel-head">
        <h2>Console</h2>
        <div class="filters" role="group" aria-label="Lines to show">
          ${(Object.keys(names) as Filter[]).map((filter) => this.renderFilter(filter))}
        </div>
      </div>
      <div class="console-list ${windowed ? 'windowed' : ''}" data-testid="console" role="log" aria-label="Console" tabindex="0"
        @scroll=${() => windowed && this.requestUpdate()}>
        ${lines.length === 0 ? html`<p class="console-empty">What the program prints appears here, each line with its time.</p>` : nothing}
        ${windowed ? space(from) : nothing}
        ${lines.slice(from, to).map((line, i) => this.renderLine(line, from + i, windowed ? lines.length : 0))}
        ${windowed ? space(lines.length - to) : nothing}
      </div>
    `;
  }

  private renderFilter(filter: Filter): TemplateResult | typeof nothing {
    const count = this.model.count(filter);
    if (filter !== 'all' && count === 0) return nothing;
    return html`<button type="button" class="filter" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>
      ${names[filter]} <span class="mono">${count}</span>
    </button>`;
  }

  private renderLine(line: Line, index: number, total: number): TemplateResult {
    const place = line.at?.line;
    return html`<div class="line ${line.stream}" data-testid="line" data-stream=${line.stream} data-time=${line.time}
      aria-setsize=${total || nothing} aria-posinset=${total ? index + 1 : nothing}>
      <span class="line-time mono">${showTime(line.time)}</span>
      <span class="line-kind">${icons[line.stream]}<span>${streamNames[line.stream]}</span></span>
      <span class="line-text mono" data-testid="text">${line.text}</span>
      ${place
        ? html`<button type="button" class="line-place mono" title="Go to line ${place}" aria-label="Go to line ${place}" @click=${() => this.goTo(place)}>L${place}</button>`
        : nothing}
    </div>`;
  }

  private goTo(line: number): void {
    this.dispatchEvent(new CustomEvent('go-to-line', { detail: line, bubbles: true }));
  }
}

customElements.define('ravel-console', ConsoleView);
