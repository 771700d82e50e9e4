// Getting about on the timeline: what pointers, wheel, keys and buttons do to its view, and which event they choose.
import { eventAt } from '../../model/timeline/event_at.js';
import type { Picture } from '../../model/timeline/layout.js';
import { axisHeight } from '../../model/timeline/measures.js';
import { panBy, type Room, scaleOf, type View, whole, within, zoomAbout, zoomTo } from '../../model/timeline/view.js';
import type { Seq } from '../../model/trace/state.js';
import { Gestures, type GestureTarget, placeIn } from './gestures.js';
import { tookKey } from './keys.js';

/** What is drawn, and what may be set. */
export interface Shown {
  view: View;
  /** Being marked. */
  span: readonly [from: number, to: number] | undefined;
  readonly picture: Picture | undefined;
  readonly room: Room | undefined;
  readonly selected: Seq;
  readonly last: Seq;
  seek(seq: Seq): void;
  tellHover(seq: Seq): void;
}

export class Navigation implements GestureTarget {
  private readonly gestures = new Gestures(this);

  constructor(private readonly shown: Shown) {}

  // -- buttons and keys

  zoomBy(factor: number): void {
    const { room, view, selected } = this.shown;
    if (!room) return;
    const at = selected > 0 ? scaleOf(room, view.zoom).x(selected) - view.offset : room.width / 2;
    this.shown.view = zoomAbout(room, view, factor, at >= 0 && at <= room.width ? at : room.width / 2);
  }

  fit(): void {
    this.shown.view = whole;
  }

  key(event: KeyboardEvent): void {
    const { picture, selected, last } = this.shown;
    const { shown } = this;
    const target = {
      picture,
      selected,
      last,
      seek: (seq: Seq) => shown.seek(seq),
      pan: (by: number) => this.pan(by),
      zoomBy: (factor: number) => this.zoomBy(factor),
      fit: () => this.fit(),
    };
    if (!tookKey(event, target)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // -- pointers and wheel

  wheel(event: WheelEvent): void {
    const across = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0025));
      this.zoom(factor, placeIn(event, event.currentTarget as Element).x);
    } else if (this.shown.view.zoom > 1 && Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) this.pan(across);
    else return;
    event.preventDefault();
  }

  pointer(event: PointerEvent, what: 'down' | 'move' | 'up'): void {
    const element = event.currentTarget as HTMLElement;
    // Beside the scroll bar's own.
    if (what === 'down' && placeIn(event, element).x > element.clientWidth) return;
    this.gestures[what](event, element);
  }

  pan(by: number): void {
    const { room, view } = this.shown;
    if (room) this.shown.view = panBy(room, view, by);
  }

  zoom(factor: number, x: number): void {
    const { room, picture, view } = this.shown;
    if (room && picture) this.shown.view = zoomAbout(room, view, factor, Math.max(0, Math.min(room.width, x - picture.frame.left)));
  }

  select(x: number, y: number): void {
    const { picture } = this.shown;
    if (picture && x >= picture.frame.left - 12) this.shown.seek(eventAt(picture, x, y));
  }

  scrub(x: number): void {
    const { picture, view } = this.shown;
    if (picture) this.shown.seek(picture.scale.seqAt(x - picture.frame.left + view.offset));
  }

  setSpan(from: number, to: number, done: boolean): void {
    const { room, picture, view } = this.shown;
    this.shown.span = done ? undefined : [from, to];
    if (done && room && picture) this.shown.view = zoomTo(room, view, from - picture.frame.left, to - picture.frame.left);
  }

  hover(x: number, y: number): void {
    const { picture } = this.shown;
    if (picture) this.shown.tellHover(x >= picture.frame.left - 12 ? eventAt(picture, x, y) : 0);
  }

  leave(): void {
    this.shown.tellHover(0);
  }

  onAxis(y: number): boolean {
    return y < axisHeight;
  }

  /** The overview's window was dragged: `from` and `to` are of the whole run in the plot's width. */
  lookAt(from: number, to: number, asItIs: boolean): void {
    const { room, view } = this.shown;
    if (!room) return;
    const offset = scaleOf(room, view.zoom).xOf(scaleOf(room, 1).pointAt(Math.max(0, from)));
    this.shown.view = asItIs ? within(room, { zoom: view.zoom, offset }) : zoomTo(room, whole, from, to);
  }
}
