// Scrolling the chains: the step is brought into view, plates stay at the left, and of many rows only those in view exist.
import { flag, margin } from '../../model/chains/measures.js';
import type { Area, Row } from '../../model/chains/picture.js';

/** From so many rows on, and so many pixels beyond the border. */
export const inView = { from: 60, beyond: 280 } as const;

export function rowsInView(rows: readonly Row[], scroller: HTMLElement | null, active: string): readonly Row[] {
  if (rows.length < inView.from) return rows;
  const top = (scroller?.scrollTop ?? 0) - inView.beyond;
  const bottom = (scroller?.scrollTop ?? 0) + (scroller?.clientHeight || 600) + inView.beyond;
  return rows.filter(({ y, h, key }) => (y + h > top && y < bottom) || key === active);
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
