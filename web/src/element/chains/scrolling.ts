// Scrolling the chains: the step is brought into view, plates stay at the left, and of many rows only those in view exist.
import { flag, margin } from '../../model/chains/measures.js';
import type { Area, Picture, Row } from '../../model/chains/picture.js';
import { idOfRow, rowOf, rowsBetween } from '../../model/chains/row_runs.js';
import type { RunState } from '../../model/trace/state.js';

/** So many pixels beyond the border rows exist. */
const beyond = 280;

/** From which height to which of the drawing can be seen. Where the page scrolls instead of the panel, it has the border. */
export function seen(scroller: HTMLElement | null): { readonly top: number; readonly bottom: number } {
  if (!scroller) return { top: -beyond, bottom: 600 + beyond };
  const { top, height } = scroller.getBoundingClientRect();
  const from = Math.max(0, -top);
  const to = Math.max(from, Math.min(height || 600, window.innerHeight - top));
  return { top: scroller.scrollTop + from - beyond, bottom: scroller.scrollTop + to + beyond };
}

/** The rows that can be seen, and those beside the one that keys go on from, wherever that is. */
export function rowsInView(picture: Picture, state: RunState, scroller: HTMLElement | null, active: string): readonly Row[] {
  const { top, bottom } = seen(scroller);
  const rows = rowsBetween(picture, state, top, bottom);
  const from = rowOf(picture, state, idOfRow(active));
  if (!from || (from.y >= top + from.h && from.y + 2 * from.h <= bottom)) return rows;
  const there = new Set(rows.map(({ deferred }) => deferred));
  return [...rows, ...rowsBetween(picture, state, from.y - 1, from.y + from.h + 1).filter(({ deferred }) => !there.has(deferred))];
}

/** Scrolls as little as it takes for a shape to be seen. */
export function bring(scroller: HTMLElement, { x, y, w, h }: Area): void {
  const around = flag.high + margin;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const along = nearest(scrollLeft, clientWidth, x - 120, x + Math.min(w, clientWidth) + 60);
  const down = nearest(scrollTop, clientHeight, y - around, y + h + around);
  if (along !== scrollLeft || down !== scrollTop) scroller.scrollTo({ left: along, top: down, behavior: 'instant' });
}

function nearest(scroll: number, room: number, from: number, to: number): number {
  if (from < scroll) return Math.max(0, from);
  return to > scroll + room ? Math.min(from, to - room) : scroll;
}

/** A name plate goes along with what is seen of its chain. */
export function stickPlates(scroller: HTMLElement): void {
  const { scrollLeft } = scroller;
  for (const plate of scroller.querySelectorAll<SVGElement>('.plate')) {
    const { x = '0', reach = '0' } = plate.dataset;
    const shift = Math.max(0, Math.min(scrollLeft + margin - Number(x), Number(reach)));
    const moved = shift > 0 ? `translate(${shift} 0)` : null;
    if (plate.getAttribute('transform') === moved) continue;
    if (moved) plate.setAttribute('transform', moved);
    else plate.removeAttribute('transform');
  }
}
