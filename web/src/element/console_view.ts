// <ravel-console>: the printed lines, with their times. The log itself is silent: its voice reads aloud what is new.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { ShownLine } from '../engine/messages.js';
import { ConsoleLines, type Filter, type Span, inView, rowsInView } from '../model/console_lines.js';
import { count } from '../model/facts.js';
import { showTime } from '../model/status.js';
import { lineFrom, stopIn } from './console_keys.js';
import { ConsoleVoice } from './console_voice.js';
import { icons } from './icons.js';
import type { Step } from './pictures/step.js';

const names: Record<Filter, string> = { all: 'All', out: 'printed', err: 'errors', log: 'Ravel' };
type Kind = ShownLine['stream'] | 'warn';
const kindNames: Record<Kind, string> = { out: 'printed', err: 'error', warn: 'warning', log: 'Ravel' };
/** So many new rows are drawn with one frame. */
const portion = 50;
/** In milliseconds: after a drawing that took long. */
const longestRest = 500;

/** Events: `go-to-line` (detail: the line's number), `ravel-printed` (detail: which of the program's lines, from 0). */
export class ConsoleView extends LitElement {
  static override properties = { filter: { state: true }, active: { state: true } };
  declare filter: Filter;
  /** The line whose buttons Tab comes to. */
  declare private active: number;

  private readonly model = new ConsoleLines();
  private readonly voice = new ConsoleVoice(() => ({
    polite: this.querySelector('.console-said'),
    urgent: this.querySelector('.console-alert'),
  }));
  /** The selected step of the run; what was printed after it is pale. */
  private step: Step | undefined;
  /** The step is to be brought into view. */
  private seeks = false;
  private drawing = 0;
  /** The rows in the document; and how many there may be where that is to have all of them: ever more of a run. */
  private drawn: Span = { from: 0, to: 0 };
  private mostRows = 0;
  /** Before that there is no frame to draw with: after one that took long, others are to have the time. */
  private rests = 0;
  /** Who looks at the end goes on looking at it. */
  private follows = true;
  private scrolled = 0;
  /** Of a row, where only those in view are in the document: all are one line high then. */
  private rowHeight = 24;

  constructor() {
    super();
    this.filter = 'all';
    this.active = Infinity;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- lines

  /** Shows more lines, with the next frame. */
  add(lines: readonly ShownLine[], left = 0): void {
    this.model.add(lines);
    this.model.left = left;
    this.voice.add(lines, left);
    this.drawSoon();
  }

  private drawSoon(): void {
    this.drawing ||= requestAnimationFrame(() => {
      const begun = performance.now();
      this.drawing = 0;
      if (begun < this.rests) return this.drawSoon();
      this.draw(this.drawn.to + portion);
      const ended = performance.now();
      this.rests = ended + Math.min(longestRest, 2 * (ended - begun));
    });
  }

  /** Shows now what was added, up to so many lines. */
  draw(most = this.model.lines.length): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    this.mostRows = Math.max(this.mostRows, this.seeks ? this.model.lines.length : most);
    this.requestUpdate();
    if (this.hasUpdated) this.performUpdate();
  }

  /** Marks what was printed up to this step, with the next frame. */
  showStep(step: Step): void {
    this.step = step;
    this.follows = step.last;
    this.seeks = !step.last;
    this.rests = 0;
    this.drawSoon();
  }

  /** The last line that was printed up to the step is brought into view. */
  private toStep(): void {
    const { list, step, rowHeight } = this;
    if (!list || !step) return;
    const lines = this.model.filtered(this.filter);
    const index = lines.findLastIndex((line) => line.stream === 'out' && this.model.printedBefore(line) < step.printed);
    const row = list.querySelector<HTMLElement>('.at-step') ?? [...list.querySelectorAll<HTMLElement>('.line:not(.later)')].at(-1);
    const top = this.model.windowed ? index * rowHeight : (row?.offsetTop ?? 0) - list.offsetTop;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
  }

  clear(): void {
    this.model.clear();
    this.voice.clear();
    this.step = undefined;
    this.seeks = false;
    this.mostRows = this.rests = 0;
    this.filter = 'all';
    this.active = Infinity;
    this.follows = true;
    this.draw();
  }

  get lastTime(): number {
    return this.model.lastTime;
  }

  get printed(): number {
    return this.model.count('out') + this.model.left;
  }

  get errors(): number {
    return this.model.errors;
  }

  // -- scrolling

  private get list(): HTMLElement | null {
    return this.querySelector('.console-list');
  }

  protected override firstUpdated(): void {
    const { list } = this;
    if (list) new ResizeObserver(() => this.toEnd()).observe(list);
  }

  protected override willUpdate(): void {
    const { list } = this;
    if (list) this.rowHeight = Number.parseFloat(getComputedStyle(list).getPropertyValue('--row')) || this.rowHeight;
  }

  protected override updated(): void {
    this.toEnd();
    if (this.seeks) this.toStep();
    this.seeks = false;
  }

  private toEnd(): void {
    const { list } = this;
    if (list && this.follows && list.scrollTop + list.clientHeight < list.scrollHeight - 1) list.scrollTop = list.scrollHeight;
  }

  /** Scrolling up leaves the end; coming back to it follows it again. */
  private tookScroll(list: HTMLElement, windowed: boolean): void {
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - this.rowHeight) this.follows = true;
    else if (list.scrollTop < this.scrolled) this.follows = false;
    this.scrolled = list.scrollTop;
    if (!windowed) return;
    const { from, to } = this.rowsNow(this.model.filtered(this.filter).length);
    if (from !== this.drawn.from || to !== this.drawn.to) this.requestUpdate();
  }

  // -- keys

  private readonly hasButtons = (line: ShownLine): boolean =>
    line.at?.line !== undefined || (this.step !== undefined && line.stream === 'out');

  /** Arrows go from the button of a line to the same one of the next. */
  private async keyed(event: KeyboardEvent): Promise<void> {
    const button = (event.target as Element).closest('.line button');
    const { list } = this;
    if (!button || !list || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(button.closest<HTMLElement>('.line')!.dataset.index);
    const lines = this.model.filtered(this.filter);
    const to = lineFrom(event.key, lines, index, this.hasButtons);
    if (to < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.active = to;
    const scroll = (): void => {
      if (!this.model.windowed) return to < this.drawn.to ? undefined : this.draw();
      list.scrollTop = Math.max(0, (to + 0.5) * this.rowHeight - list.clientHeight / 2);
      this.tookScroll(list, true);
    };
    scroll();
    this.requestUpdate();
    await this.updateComplete;
    // Again: WebKit goes back to where the row was that had the focus, and is another line's now.
    scroll();
    const row = list.querySelector(`[data-index="${to}"]`);
    const same = button.classList.contains('line-place') ? '.line-place' : 'button.line-time';
    (row?.querySelector<HTMLElement>(same) ?? row?.querySelector<HTMLElement>('button'))?.focus();
  }

  private readonly focused = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('.line');
    if (row) this.active = Number(row.dataset.index);
  };

  // -- drawing

  protected override render(): TemplateResult {
    const lines = this.model.filtered(this.filter);
    const { model } = this;
    const { windowed } = model;
    const { from, to: end } = this.rowsNow(lines.length);
    const to = windowed ? end : Math.min(end, this.mostRows);
    this.drawn = { from, to };
    if (to < end) this.drawSoon();
    const stop = stopIn(lines, from, to, this.active, this.hasButtons);
    return html`
      <div class="panel-head">
        <h2>Console</h2>
        <div class="filters" role="group" aria-label="Lines to show">
          ${(Object.keys(names) as Filter[]).map((filter) => this.renderFilter(filter))}
        </div>
      </div>
      <div class="hidden console-said" aria-live="polite" data-testid="console-said"></div>
      <div class="hidden console-alert" role="alert" data-testid="console-alert"></div>
      <div class="console-list ${windowed ? 'windowed' : ''}" data-testid="console" role="log" aria-label="Console"
        aria-live="off" tabindex="0" @keydown=${(event: KeyboardEvent) => void this.keyed(event)} @focusin=${this.focused} @scroll=${(event: Event) => this.tookScroll(event.currentTarget as HTMLElement, windowed)}>
        <div role="list">
          ${windowed ? this.renderSpace(from) : nothing}
          ${lines.slice(from, to).map((line, i) => this.renderLine(line, from + i, windowed ? lines.length : 0, from + i === stop ? 0 : -1))}
          ${windowed ? this.renderSpace(lines.length - to) : nothing}
        </div>
        ${lines.length === 0 ? html`<p class="console-empty">What the program prints appears here, each line with its time.</p>` : nothing}
        ${model.left > 0 ? html`<p class="console-left">${count(model.left, 'more line')} printed: the console keeps the first ${(100_000).toLocaleString('en')}.</p>` : nothing}
      </div>
    `;
  }

  /** The rows to be in the document. */
  private rowsNow(total: number): Span {
    const { list, follows, rowHeight, model } = this;
    const scrolled = follows ? total * rowHeight : (list?.scrollTop ?? 0);
    return rowsInView(total, rowHeight, scrolled, list?.clientHeight || 600, model.windowed);
  }

  private renderSpace(rows: number): TemplateResult | typeof nothing {
    // As a property: the page's policy forbids style attributes.
    return rows > 0 ? html`<div role="presentation" .style=${`height: ${rows * this.rowHeight}px`}></div>` : nothing;
  }

  private renderFilter(filter: Filter): TemplateResult | typeof nothing {
    const lines = this.model.count(filter);
    if (lines === 0) return nothing;
    return html`<button type="button" class="filter" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>
      ${names[filter]} <span class="mono">${lines.toLocaleString('en')}</span>
    </button>`;
  }

  /** `total`: how many there are, where not all of them are in the document. `tab`: of its buttons. */
  private renderLine(line: ShownLine, index: number, total: number, tab: 0 | -1): TemplateResult {
    const place = line.at?.line;
    const kind: Kind = line.printed === 'warn' ? 'warn' : line.stream;
    const at = this.placeOf(line);
    return html`<div class="line ${kind} ${at}" role="listitem" aria-current=${at === 'at-step' ? 'step' : nothing} data-testid="line" data-index=${index} data-stream=${line.stream} data-time=${line.time}
      aria-setsize=${total || nothing} aria-posinset=${total ? index + 1 : nothing}>
      ${at === 'at-step' ? html`<span class="step-flag mono" aria-hidden="true">${this.step!.seq}</span>` : nothing}
      ${this.renderTime(line, tab)}
      <span class="line-kind">${icons[kind]}<span>${kindNames[kind]}</span></span>
      <span class="line-text mono" data-testid="text" title=${total ? line.text : nothing}>${total ? inView(line.text) : line.text}</span>
      ${
        place
          ? html`<button type="button" class="line-place mono" tabindex=${tab} aria-label="L${place}, go to this line" @click=${() => this.goTo(place)}>L${place}</button>`
          : nothing
      }
    </div>`;
  }

  /** The time, which leads to the step that printed the line. */
  private renderTime(line: ShownLine, tab: 0 | -1): TemplateResult {
    const time = showTime(line.time);
    if (!this.step || line.stream !== 'out') return html`<span class="line-time mono">${time}</span>`;
    const detail = this.model.printedBefore(line);
    const go = () => this.dispatchEvent(new CustomEvent('ravel-printed', { detail, bubbles: true }));
    return html`<button type="button" class="line-time mono" tabindex=${tab} aria-label="${time}, go to the step that printed this" @click=${go}>${time}</button>`;
  }

  /** Where a line stands to the selected step. */
  private placeOf(line: ShownLine): '' | 'at-step' | 'later' {
    const { step } = this;
    if (!step) return '';
    const before = this.model.printedBefore(line);
    if (line.stream !== 'out') return before > step.printed ? 'later' : '';
    if (before >= step.printed) return 'later';
    return step.printing && before === step.printed - 1 ? 'at-step' : '';
  }

  private goTo(line: number): void {
    this.dispatchEvent(new CustomEvent('go-to-line', { detail: line, bubbles: true }));
  }
}

customElements.define('ravel-console', ConsoleView);
