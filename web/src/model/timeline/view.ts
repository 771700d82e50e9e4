// The view: how far in, and where. Moving it keeps what is under the pointer where it is.
import type { Seq } from '../trace/state.js';
import type { History } from './history.js';
import { Scale } from './scale.js';

/** `zoom` 1 shows the whole run; `offset` is what lies at the plot's left edge, in pixels of that zoom. */
export interface View {
  readonly zoom: number;
  readonly offset: number;
}
/** The run and the room for it. */
export interface Room {
  readonly history: History;
  readonly virtual: boolean;
  /** Of the plot. */
  readonly width: number;
  readonly pitch: number;
}

export const whole: View = { zoom: 1, offset: 0 };

export function scaleOf({ history, virtual, width, pitch }: Room, zoom: number): Scale {
  return new Scale(history, { virtual, width: width * zoom, pitch: pitch * Math.min(2, Math.max(1, zoom)) });
}

/** So far in that each event, and each millisecond, can be told from the next. */
export function mostZoom({ history, width }: Room): number {
  const { count, begin, end } = history;
  return Math.max(8, (count * 24) / width, Math.min(1e5, ((end - begin) * 2000) / width));
}

export function zoomAbout(room: Room, view: View, factor: number, at: number): View {
  const zoom = Math.max(1, Math.min(mostZoom(room), view.zoom * factor));
  const point = scaleOf(room, view.zoom).pointAt(view.offset + at);
  return within(room, { zoom, offset: scaleOf(room, zoom).xOf(point) - at });
}

export function panBy(room: Room, view: View, pixels: number): View {
  return within(room, { zoom: view.zoom, offset: view.offset + pixels });
}

/** What lies between two places of the plot fills it. */
export function zoomTo(room: Room, view: View, from: number, to: number): View {
  const [a, b] = from < to ? [from, to] : [to, from];
  if (b - a < 4) return view;
  const left = scaleOf(room, view.zoom).pointAt(view.offset + a);
  // Events and time don't grow alike: a second step mends what the first leaves.
  let next = view;
  let [x, y] = [view.offset + a, view.offset + b];
  const right = scaleOf(room, view.zoom).pointAt(y);
  for (let i = 0; i < 3; i += 1) {
    const zoom = Math.max(1, Math.min(mostZoom(room), (next.zoom * room.width) / Math.max(1, y - x)));
    const scale = scaleOf(room, zoom);
    [x, y] = [scale.xOf(left), scale.xOf(right)];
    next = { zoom, offset: x };
  }
  return within(room, next);
}

/** Brings an event into view, a third from the edge, if it is not. */
export function show(room: Room, view: View, seq: Seq): View {
  if (view.zoom === 1 || seq === 0) return view;
  const at = scaleOf(room, view.zoom).x(seq) - view.offset;
  if (at >= 8 && at <= room.width - 8) return view;
  return within(room, { zoom: view.zoom, offset: view.offset + at - room.width / 3 });
}

export function within({ width }: Room, { zoom, offset }: View): View {
  return { zoom, offset: Math.max(0, Math.min(width * zoom - width, offset)) };
}
