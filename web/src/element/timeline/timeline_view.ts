// <ravel-timeline>: time across, a row for each thing of the run.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { eventAt } from '../../model/timeline/event_at.js';
import { eventWords } from '../../model/timeline/event_words.js';
import { History } from '../../model/timeline/history.js';
import { layout, type Picture, roomOf } from '../../model/timeline/layout.js';
import { placeOf } from '../../model/timeline/list_rows.js';
import { axisHeight, type Measures } from '../../model/timeline/measures.js';
import { overviewOf } from '../../model/timeline/overview.js';
import { type Row, rowsOf } from '../../model/timeline/rows.js';
import { timelineSvg } from '../../model/timeline/timeline_svg.js';
import type { RowKind } from '../../model/timeline/types.js';
import { panBy, type Room, scaleOf, show, type View, whole, within, zoomAbout, zoomTo } from '../../model/timeline/view.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import { Gestures, placeIn } from './gestures.js';
import { renderHead } from './head.js';
import { tookKey } from './keys.js';
import { listRowHeight, renderList } from './list_view.js';
import { renderOverview } from './overview_view.js';
import { Palette } from './paint_canvas.js';
import { drawnAtMost, paintPicture, renderPicture } from './picture_view.js';
import { renderSigns } from './signs_view.js';

/** While a run goes on, it is drawn at most once in so many milliseconds. */
const drawnEvery = 100;
/** From so many events on, the whole run is shown over the timeline. */
const overviewFrom = 400;
let made = 0;

/** Events: `ravel-seek` (detail: the event chosen), `ravel-hover` (detail: the one under the pointer, or 0). */
export class TimelineView extends LitElement {
  static override properties = {
    recording: { attribute: false },
    state: { attribute: false },
    length: { type: Number },
    hovered: { type: Number },
    sentence: { attribute: false },
    view: { state: true },
    width: { state: true },
    height: { state: true },
    scrolledTo: { state: true },
    leftOut: { state: true },
    listed: { state: true },
    signs: { state: true },
    span: { state: true },
    listScroll: { state: true },
  };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  /** The event under the pointer, here or in another panel; 0: none. */
  declare hovered: Seq;
  /** Says an event in words; without it, a few words of the timeline's own. */
  declare sentence: ((seq: Seq) => string) | undefined;
  declare private view: View;
  declare private width: number;
  declare private height: number;
  declare private scrolledTo: number;
  declare private leftOut: ReadonlySet<RowKind>;
  /** undefined: where it is narrow. */
  declare private listed: boolean | undefined;
  declare private signs: boolean;
  declare private span: readonly [number, number] | undefined;
  declare private listScroll: number;

  private readonly name = `timeline${(made += 1)}`;
  private history = new History();
  private rows: Row[] = [];
  private room: (Room & { measures: Measures }) | undefined;
  picture: Picture | undefined;
  private grownAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private palette: Palette | undefined;
  private readonly observer = new ResizeObserver(() => this.measure());
  private readonly gestures = new Gestures(this);

  constructor() {
    super();
    this.length = this.hovered = this.scrolledTo = this.listScroll = this.width = this.height = 0;
    this.view = whole;
    this.leftOut = new Set();
    this.signs = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  get selected(): Seq {
    return this.state?.count ?? 0;
  }
  get last(): Seq {
    return this.history.count;
  }

  /** The whole run as a picture of its own, in the light colours. */
  svg(width = 1200): string {
    const { events = [], time = 'virtual' } = this.recording ?? {};
    return timelineSvg({ events, time, width, selected: this.selected, nameOf: (id) => this.recording?.nameOf(id) ?? '' });
  }

  // -- before drawing

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recording')) this.begin();
    this.grow(changed);
    const { recording } = this;
    if (this.width === 0 || !recording) {
      this.picture = this.room = undefined;
      return;
    }
    const rest: ReadonlySet<PropertyKey> = new Set(['hovered', 'span', 'listScroll', 'signs', 'sentence']);
    if (this.picture && [...changed.keys()].every((key) => rest.has(key))) return;
    const virtual = recording.time === 'virtual';
    const room = (this.room = roomOf({ history: this.history, rows: this.rows, virtual, width: this.width }));
    this.view = within(room, changed.has('state') ? show(room, this.view, this.selected) : this.view);
    this.picture = layout({
      history: this.history,
      rows: this.rows,
      virtual,
      width: this.width,
      height: this.height || undefined,
      scroll: this.scrolledTo,
      view: this.view,
      selected: this.selected,
      nameOf: (id) => recording.nameOf(id),
    });
  }

  private begin(): void {
    this.history = new History();
    this.view = whole;
    this.scrolledTo = this.grownAt = 0;
    this.picture = undefined;
    const list = this.querySelector('.timeline-scroll');
    if (list) list.scrollTop = 0;
  }

  /** Takes in what has come, but not too often; what is zoomed in stays where it is. */
  private grow(changed: PropertyValues<this>): void {
    const events = this.recording?.events ?? [];
    const more = events.length > this.history.count;
    const wait = this.grownAt + drawnEvery - performance.now();
    if (more && wait > 0 && this.selected <= this.history.count) {
      this.waiting ??= setTimeout(() => ((this.waiting = undefined), this.requestUpdate('length')), wait);
      return;
    }
    if (!more && !changed.has('recording') && !changed.has('leftOut' as never)) return;
    const { room, view } = this;
    const point = more && room && view.zoom > 1 ? scaleOf(room, view.zoom).pointAt(view.offset) : undefined;
    this.history.grow(events);
    if (more) this.grownAt = performance.now();
    this.rows = rowsOf(this.history, (id) => this.recording?.nameOf(id) ?? '', this.leftOut);
    if (point && room) this.view = within(room, { zoom: view.zoom, offset: scaleOf(room, view.zoom).xOf(point) });
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { picture, room, history } = this;
    const narrow = picture?.measures.narrow ?? true;
    const listed = this.listed ?? narrow;
    return html`<div class="timeline ${narrow ? 'narrow' : ''}" data-testid="timeline">
      ${renderHead(this, { history, time: this.recording?.time ?? 'virtual', wide: this.width >= 900, narrow, listed, signs: this.signs, hidden: this.leftOut, view: this.view })}
      ${picture && room && history.count > 0 ? this.renderBody(picture, room) : html`<p class="timeline-empty">What happens in a run appears here: run the program.</p>`}
      ${picture && this.signs ? renderSigns(picture, this.name) : nothing}
      ${
        picture && listed && history.count > 0
          ? renderList({
              history,
              selected: this.selected,
              scroll: this.listScroll,
              height: this.querySelector('.timeline-list')?.clientHeight || 400,
              wordsOf: (seq) => this.wordsOf(seq),
              seek: (seq) => this.seek(seq),
              hover: (seq) => this.tellHover(seq),
              scrolled: (list) => (this.listScroll = list.scrollTop),
            })
          : nothing
      }
    </div>`;
  }

  private renderBody(picture: Picture, room: Room): TemplateResult {
    const { view, selected } = this;
    const many = view.zoom > 1 || this.history.count > overviewFrom;
    const height = this.height || picture.height;
    return html`
      ${many ? renderOverview(overviewOf(room, view), picture.frame.left, room.width, picture.width, this.name, (from, to) => this.lookAt(from, to)) : nothing}
      <div class="timeline-scroll" tabindex="0" role="slider" aria-label="Timeline" aria-orientation="horizontal" aria-valuemin="0"
        aria-valuemax=${this.last} aria-valuenow=${selected} aria-valuetext=${selected > 0 ? `Step ${selected}: ${this.wordsOf(selected)}` : 'Before the first step'}
        @scroll=${(event: Event) => (this.scrolledTo = (event.currentTarget as HTMLElement).scrollTop)} @keydown=${this.key} @wheel=${this.wheel}
        @pointerdown=${(event: PointerEvent) => this.pointer(event, 'down')} @pointermove=${(event: PointerEvent) => this.pointer(event, 'move')}
        @pointerup=${(event: PointerEvent) => this.pointer(event, 'up')} @pointercancel=${(event: PointerEvent) => this.pointer(event, 'up')}
        @pointerleave=${() => this.leave()}>
        <div class="timeline-sticky">
          <canvas class="timeline-canvas" ?hidden=${picture.marks <= drawnAtMost} aria-hidden="true" .style=${`width: ${picture.width}px; height: ${height}px`}></canvas>
          ${renderPicture({ picture, height, name: this.name, hovered: this.hovered, span: this.span })}
        </div>
        <div class="timeline-space" .style=${`height: ${picture.height}px`}></div>
      </div>
      <i class="timeline-probe"></i>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.measure();
    const { picture } = this;
    const canvas = this.querySelector<HTMLCanvasElement>('.timeline-canvas');
    const probe = this.querySelector<HTMLElement>('.timeline-probe');
    if (picture && canvas && probe && picture.marks > drawnAtMost) {
      this.palette ??= new Palette(probe);
      paintPicture(canvas, picture, this.height || picture.height, this.palette);
    }
    if (changed.has('state')) this.showInList();
  }

  private measure(): void {
    const box = this.querySelector('.timeline-scroll');
    const width = Math.floor(box?.clientWidth ?? this.clientWidth);
    if (width > 0) this.width = width;
    this.height = box?.clientHeight ?? 0;
  }

  private showInList(): void {
    const list = this.querySelector<HTMLElement>('.timeline-list');
    if (!list || this.selected === 0) return;
    const top = placeOf(this.history, this.selected) * listRowHeight;
    if (top < list.scrollTop + listRowHeight) list.scrollTop = top - 2 * listRowHeight;
    else if (top > list.scrollTop + list.clientHeight - 2 * listRowHeight) list.scrollTop = top - list.clientHeight + 3 * listRowHeight;
    if (list.contains(document.activeElement))
      void this.updateComplete.then(() => list.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }));
  }

  private wordsOf(seq: Seq): string {
    const event = this.history.events[seq - 1];
    if (!event) return '';
    return this.sentence?.(seq) || eventWords(event, (id) => this.recording?.nameOf(id) ?? '');
  }

  // -- what is done to it

  seek(seq: Seq): void {
    if (seq !== this.selected) this.dispatchEvent(new CustomEvent('ravel-seek', { detail: seq, bubbles: true }));
  }

  private tellHover(seq: Seq): void {
    if (seq === this.hovered) return;
    this.hovered = seq;
    this.dispatchEvent(new CustomEvent('ravel-hover', { detail: seq, bubbles: true }));
  }

  zoomBy(factor: number): void {
    const { picture, room } = this;
    if (!room || !picture) return;
    const at = this.selected > 0 ? picture.scale.x(this.selected) - this.view.offset : room.width / 2;
    this.view = zoomAbout(room, this.view, factor, at >= 0 && at <= room.width ? at : room.width / 2);
  }
  fit(): void {
    this.view = whole;
  }
  toggleList(): void {
    this.listed = !(this.listed ?? this.picture?.measures.narrow ?? true);
  }
  toggleSigns(): void {
    this.signs = !this.signs;
  }
  toggleRow(kind: RowKind): void {
    const hidden = new Set(this.leftOut);
    if (!hidden.delete(kind)) hidden.add(kind);
    this.leftOut = hidden;
  }

  private lookAt(from: number, to: number): void {
    if (this.room) this.view = zoomTo(this.room, whole, from, to);
  }

  private key(event: KeyboardEvent): void {
    if (!tookKey(event, this)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private wheel(event: WheelEvent): void {
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey)
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0025)), placeIn(event, event.currentTarget as Element).x);
    else if (this.view.zoom > 1 && Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) this.pan(across);
    else return;
    event.preventDefault();
  }

  private pointer(event: PointerEvent, what: 'down' | 'move' | 'up'): void {
    const element = event.currentTarget as HTMLElement;
    // Beside the scroll bar's own.
    if (what === 'down' && placeIn(event, element).x > element.clientWidth) return;
    this.gestures[what](event, element);
  }

  // -- gestures

  pan(by: number): void {
    if (this.room) this.view = panBy(this.room, this.view, by);
  }
  zoom(factor: number, x: number): void {
    if (this.room && this.picture)
      this.view = zoomAbout(this.room, this.view, factor, Math.max(0, Math.min(this.room.width, x - this.picture.frame.left)));
  }
  select(x: number, y: number): void {
    if (this.picture && x >= this.picture.frame.left - 12) this.seek(eventAt(this.picture, x, y));
  }
  scrub(x: number): void {
    if (this.picture) this.seek(this.picture.scale.seqAt(x - this.picture.frame.left + this.view.offset));
  }
  setSpan(from: number, to: number, done: boolean): void {
    const { room, picture } = this;
    this.span = done ? undefined : [from, to];
    if (done && room && picture) this.view = zoomTo(room, this.view, from - picture.frame.left, to - picture.frame.left);
  }
  hover(x: number, y: number): void {
    if (this.picture) this.tellHover(x >= this.picture.frame.left - 12 ? eventAt(this.picture, x, y) : 0);
  }
  leave(): void {
    this.tellHover(0);
  }
  onAxis(y: number): boolean {
    return y < axisHeight;
  }
}

customElements.define('ravel-timeline', TimelineView);
