// <ravel-timeline>: time across, a row for each thing of the run.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { History } from '../../model/timeline/history.js';
import type { Picture } from '../../model/timeline/layout.js';
import { placeOf } from '../../model/timeline/list_rows.js';
import { windowOf } from '../../model/timeline/overview.js';
import { RunPicture } from '../../model/timeline/run_picture.js';
import type { RowKind } from '../../model/timeline/types.js';
import { type Room, type View, whole } from '../../model/timeline/view.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import { sentenceText } from '../../model/trace/words.js';
import { renderHead } from './head.js';
import { listRowHeight, renderList } from './list_view.js';
import { Navigation, type Shown } from './navigation.js';
import { renderOverview } from './overview_view.js';
import { Palette } from './paint_canvas.js';
import { paintPicture, paintingOf, renderPicture } from './picture_view.js';
import { renderSigns } from './signs_view.js';
import { inTurn } from '../pictures/turns.js';

/** While a run goes on, it is drawn at most once in so many milliseconds. */
const drawnEvery = 100;
/** A picture that moves stands still after so many. */
const standsAfter = 150;
/** From so many events on, the whole run is shown over the timeline. */
const overviewFrom = 400;
/** These change nothing in the layout. */
const notDrawn: ReadonlySet<PropertyKey> = new Set(['moving', 'hurried', 'length', 'hovered', 'span', 'listScroll', 'signs']);
const noHistory = new History();
let made = 0;

/** Events: `ravel-seek` (detail: the event chosen), `ravel-hover` (detail: the one under the pointer, or 0). */
export class TimelineView extends LitElement {
  static override properties = {
    recording: { attribute: false },
    state: { attribute: false },
    length: { type: Number },
    hovered: { type: Number },
    hurried: { type: Boolean },
    view: { state: true },
    width: { state: true },
    height: { state: true },
    scrolledTo: { state: true },
    leftOut: { state: true },
    listed: { state: true },
    signs: { state: true },
    span: { state: true },
    listScroll: { state: true },
    moving: { state: true },
  };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  /** The event under the pointer, here or in another panel; 0: none. */
  declare hovered: Seq;
  /** More of the run comes, faster than this can be drawn: the picture is painted until no more does. */
  declare hurried: boolean;
  declare view: View;
  declare private width: number;
  declare private height: number;
  declare private scrolledTo: number;
  declare leftOut: ReadonlySet<RowKind>;
  /** undefined: where it is narrow. */
  declare listed: boolean | undefined;
  declare private signs: boolean;
  declare span: Shown['span'];
  declare private listScroll: number;
  /** Its view has just changed. */
  declare private moving: boolean;

  private readonly name = `timeline${(made += 1)}`;
  private run: RunPicture | undefined;
  private listShown = false;
  private grownAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private standing: ReturnType<typeof setTimeout> | undefined;
  private palette: Palette | undefined;
  private readonly observer = new ResizeObserver(() => this.measure());
  private readonly navigation = new Navigation(this);

  constructor() {
    super();
    this.length = this.hovered = this.scrolledTo = this.listScroll = this.width = this.height = 0;
    this.view = whole;
    this.leftOut = new Set();
    this.signs = this.moving = this.hurried = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<void> {
    return inTurn(() => super.scheduleUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    clearTimeout(this.waiting);
    clearTimeout(this.standing);
    this.waiting = undefined;
  }

  /** Of what can be seen of the rows. As long as that is not known, all of a long picture would be too much. */
  private get seen(): number {
    return Math.min(this.height || Infinity, window.innerHeight);
  }
  get selected(): Seq {
    return this.state?.count ?? 0;
  }
  get last(): Seq {
    return this.run?.history.count ?? 0;
  }
  get picture(): Picture | undefined {
    return this.run?.picture;
  }
  get room(): Room | undefined {
    return this.run?.room;
  }
  private get restless(): boolean {
    return this.moving || this.hurried;
  }

  // -- before drawing

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recording')) this.begin();
    if (this.picture && (changed.has('view') || changed.has('scrolledTo' as never))) this.move();
    const grown = this.grow(changed.has('leftOut'));
    const { run, width, view, selected } = this;
    if (!run || width === 0) return;
    if (run.picture && !grown && [...changed.keys()].every((key) => notDrawn.has(key))) return;
    this.view = run.draw({ width, height: this.seen, scroll: this.scrolledTo, view, selected, follow: changed.has('state') });
  }

  private move(): void {
    this.moving = true;
    clearTimeout(this.standing);
    this.standing = setTimeout(() => (this.moving = false), standsAfter);
  }

  private begin(): void {
    this.run = this.recording ? new RunPicture(this.recording) : undefined;
    this.view = whole;
    this.scrolledTo = this.grownAt = 0;
    const rows = this.querySelector('.timeline-scroll');
    if (rows) rows.scrollTop = 0;
  }

  /** Takes in what has come, but not too often. */
  private grow(rowsChanged: boolean): boolean {
    const { run } = this;
    if (!run || (!run.behind && !rowsChanged)) return false;
    const wait = this.grownAt + drawnEvery - performance.now();
    if (!rowsChanged && wait > 0) {
      this.waiting ??= setTimeout(() => ((this.waiting = undefined), this.requestUpdate('length')), wait);
      return false;
    }
    this.view = run.grow(this.view, this.leftOut);
    this.grownAt = performance.now();
    return true;
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { picture, room } = this;
    const history = this.run?.history ?? noHistory;
    const narrow = picture?.measures.narrow ?? true;
    const listed = this.listed ?? narrow;
    return html`<div class="timeline ${narrow ? 'narrow' : ''}" data-testid="timeline">
      ${renderHead(this, { history, time: this.recording?.time ?? 'virtual', wide: this.width >= 900, narrow, listed, signs: this.signs, hidden: this.leftOut, view: this.view })}
      ${this.run && picture && room && history.count > 0 ? this.renderBody(this.run, picture, room) : html`<p class="timeline-empty">What happens in a run appears here: run the program.</p>`}
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

  private renderBody(run: RunPicture, picture: Picture, room: Room): TemplateResult {
    const { view, selected, navigation } = this;
    const many = view.zoom > 1 || this.last > overviewFrom;
    const height = this.height || Math.min(picture.height, this.seen);
    const painting = paintingOf(picture, this.restless);
    return html`
      ${many ? renderOverview(run.overviewIn(room), windowOf(room, view), picture.frame.left, room.width, picture.width, this.name, (...to) => navigation.lookAt(...to)) : nothing}
      <div class="timeline-scroll" tabindex="0" role="slider" aria-label="Timeline" aria-orientation="horizontal" aria-valuemin="0"
        aria-valuemax=${this.last} aria-valuenow=${selected} aria-valuetext=${selected > 0 ? `Step ${selected}: ${this.wordsOf(selected)}` : 'Before the first step'}
        @scroll=${(event: Event) => (this.scrolledTo = (event.currentTarget as HTMLElement).scrollTop)} @keydown=${(event: KeyboardEvent) => navigation.key(event)} @wheel=${(event: WheelEvent) => navigation.wheel(event)}
        @pointerdown=${(event: PointerEvent) => navigation.pointer(event, 'down')} @pointermove=${(event: PointerEvent) => navigation.pointer(event, 'move')}
        @pointerup=${(event: PointerEvent) => navigation.pointer(event, 'up')} @pointercancel=${(event: PointerEvent) => navigation.pointer(event, 'up')}
        @pointerleave=${() => navigation.leave()}>
        <div class="timeline-sticky">
          <canvas class="timeline-canvas" ?hidden=${painting === 'no'} aria-hidden="true" .style=${`width: ${picture.width}px; height: ${height}px`}></canvas>
          ${renderPicture({ picture, height, name: this.name, painting, hovered: this.hovered, span: this.span })}
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
    if (picture && canvas && probe && paintingOf(picture, this.restless) !== 'no') {
      this.palette ??= new Palette(probe);
      paintPicture(canvas, picture, this.height || Math.min(picture.height, this.seen), this.palette);
    }
    if (changed.has('state') || changed.has('listed') || !this.listShown) this.showInList();
  }

  private measure(): void {
    const box = this.querySelector('.timeline-scroll');
    const width = Math.floor(box?.clientWidth ?? this.clientWidth);
    if (width > 0) this.width = width;
    this.height = box?.clientHeight ?? 0;
  }

  private showInList(): void {
    const list = this.querySelector<HTMLElement>('.timeline-list');
    this.listShown = list !== null;
    if (!list || !this.run || this.selected === 0) return;
    const top = placeOf(this.run.history, this.selected) * listRowHeight;
    if (top < list.scrollTop + listRowHeight) list.scrollTop = top - 2 * listRowHeight;
    else if (top > list.scrollTop + list.clientHeight - 2 * listRowHeight) list.scrollTop = top - list.clientHeight + 3 * listRowHeight;
    if (list.contains((this.getRootNode() as Document | ShadowRoot).activeElement))
      void this.updateComplete.then(() => list.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }));
  }

  private wordsOf(seq: Seq): string {
    return this.recording && seq <= this.recording.events.length ? sentenceText(this.recording, seq) : '';
  }

  // -- what is done to it

  seek(seq: Seq): void {
    if (seq !== this.selected) this.dispatchEvent(new CustomEvent('ravel-seek', { detail: seq, bubbles: true }));
  }

  tellHover(seq: Seq): void {
    if (seq === this.hovered) return;
    this.hovered = seq;
    this.dispatchEvent(new CustomEvent('ravel-hover', { detail: seq, bubbles: true }));
  }

  zoomBy(factor: number): void {
    this.navigation.zoomBy(factor);
  }
  fit(): void {
    this.navigation.fit();
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
}

customElements.define('ravel-timeline', TimelineView);
