// What a pointer does on the timeline: drag pans, Shift marks a span, on the axis it moves the playhead, two fingers zoom, a click selects.
export interface GestureTarget {
  /** By so many pixels. */
  pan(by: number): void;
  zoom(factor: number, x: number): void;
  select(x: number, y: number): void;
  scrub(x: number): void;
  /** A span being marked: over when `done`. */
  setSpan(from: number, to: number, done: boolean): void;
  hover(x: number, y: number): void;
  leave(): void;
  onAxis(y: number): boolean;
}

const clickReach = 4;

export class Gestures {
  private readonly pointers = new Map<number, { x: number; y: number }>();
  private start: { x: number; y: number } | undefined;
  private kind: 'none' | 'click' | 'pan' | 'scrub' | 'span' | 'pinch' = 'none';

  constructor(private readonly target: GestureTarget) {}

  down(event: PointerEvent, element: Element): void {
    if (event.button !== 0) return;
    const at = placeIn(event, element);
    this.pointers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    if (this.pointers.size === 2) {
      this.kind = 'pinch';
      return;
    }
    this.start = at;
    this.kind = event.shiftKey ? 'span' : this.target.onAxis(at.y) ? 'scrub' : 'click';
    if (this.kind === 'scrub') this.target.scrub(at.x);
  }

  move(event: PointerEvent, element: Element): void {
    const at = placeIn(event, element);
    const before = this.pointers.get(event.pointerId);
    if (!before || !this.start) {
      if (event.pointerType === 'mouse') this.target.hover(at.x, at.y);
      return;
    }
    if (this.kind === 'click' && Math.abs(at.x - this.start.x) > clickReach) this.kind = 'pan';
    if (this.kind === 'pan') this.target.pan(before.x - at.x);
    else if (this.kind === 'scrub') this.target.scrub(at.x);
    else if (this.kind === 'span') this.target.setSpan(this.start.x, at.x, false);
    else if (this.kind === 'pinch') this.pinch(event.pointerId, before, at);
    this.pointers.set(event.pointerId, at);
  }

  up(event: PointerEvent, element: Element): void {
    const at = placeIn(event, element);
    const { start, kind } = this;
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.pointers.size > 0) return;
    this.kind = 'none';
    this.start = undefined;
    if (event.type === 'pointercancel' || !start) {
      if (kind === 'span') this.target.setSpan(0, 0, true);
    } else if (kind === 'click') this.target.select(at.x, at.y);
    else if (kind === 'span') this.target.setSpan(start.x, at.x, true);
  }

  private pinch(id: number, before: { x: number }, now: { x: number }): void {
    const other = [...this.pointers].find(([pointer]) => pointer !== id)?.[1];
    if (!other) return;
    const old = Math.max(12, Math.abs(before.x - other.x));
    this.target.zoom(Math.max(12, Math.abs(now.x - other.x)) / old, (now.x + other.x) / 2);
    this.target.pan((before.x - now.x) / 2);
  }
}

export function placeIn(event: MouseEvent, element: Element): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
