// Outlines of the signs, as paths.
import type { Area } from '../../model/chains/picture.js';

const fix = (value: number): string => String(Math.round(value * 100) / 100);

/** A rectangle with its corners cut. */
export function cutCorners({ x, y, w, h }: Area, cut: number): string {
  return `M${x + cut} ${y}H${x + w - cut}L${x + w} ${y + cut}V${y + h - cut}L${x + w - cut} ${y + h}H${x + cut}L${x} ${y + h - cut}V${y + cut}Z`;
}

export const diamond = (x: number, y: number, r: number): string => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;

export const cross = (x: number, y: number, r: number): string =>
  `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;

/** A star with so many points. */
export function burst(x: number, y: number, outer = 12.5, inner = 9, points = 12): string {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const angle = (Math.PI * i) / points - Math.PI / 2;
    const r = i % 2 === 0 ? outer : inner;
    return `${fix(x + r * Math.cos(angle))} ${fix(y + r * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}

/** An arrow's head: its tip at the point, turned as the edge runs. */
export const arrowHead = (x: number, y: number, turn: 0 | 90): string =>
  turn === 0 ? `M${x} ${y}L${x - 8} ${y - 4.5}V${y + 4.5}Z` : `M${x} ${y}L${x - 4.5} ${y - 8}H${x + 4.5}Z`;
