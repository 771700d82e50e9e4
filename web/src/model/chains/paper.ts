// Paper: chains are laid out along and aside; this turns that into across and down.
import type { Way } from './measures.js';
import type { Area, Point } from './picture.js';

const round = (value: number): number => Math.round(value * 2) / 2;

export const at = (way: Way, along: number, aside: number): Point =>
  way === 'across' ? { x: round(along), y: round(aside) } : { x: round(aside), y: round(along) };

/** `a` and `b`: its sizes along and aside. */
export const area = (way: Way, along: number, aside: number, a: number, b: number): Area => ({
  ...at(way, along, aside),
  w: round(way === 'across' ? a : b),
  h: round(way === 'across' ? b : a),
});

/** Of an arrow at the end of a straight edge. */
export const turnOf = (way: Way): 0 | 90 => (way === 'across' ? 0 : 90);

/** A path that goes on from where it is. */
export class Pen {
  private path: string;

  constructor(
    private readonly way: Way,
    private along: number,
    private aside: number,
  ) {
    this.path = `M${this.point(along, aside)}`;
  }

  get text(): string {
    return this.path;
  }

  /** Straight on along the chain. */
  on(along: number): this {
    if (Math.abs(along - this.along) < 0.5) return this;
    return this.go(`L${this.point(along, this.aside)}`, along, this.aside);
  }

  /** To another lane, in a curve like an S. */
  over(along: number, aside: number): this {
    const half = (this.along + along) / 2;
    return this.go(`C${this.point(half, this.aside)} ${this.point(half, aside)} ${this.point(along, aside)}`, along, aside);
  }

  /** Along to a corner, aside, and a little on: round the corners. */
  round(along: number, aside: number): this {
    const way = Math.sign(aside - this.aside);
    const r = Math.min(6, Math.abs(aside - this.aside) / 2, Math.max(0, along - this.along));
    if (way === 0) return this.on(along);
    this.go(`L${this.point(along - r, this.aside)}`, along - r, this.aside);
    this.go(`Q${this.point(along, this.aside)} ${this.point(along, this.aside + way * r)}`, along, this.aside + way * r);
    this.go(`L${this.point(along, aside - way * r)}`, along, aside - way * r);
    return this.go(`Q${this.point(along, aside)} ${this.point(along + r, aside)}`, along + r, aside);
  }

  get at(): { readonly along: number; readonly aside: number } {
    return { along: this.along, aside: this.aside };
  }

  /** There is something to draw. */
  get moved(): boolean {
    return /[LC]/.test(this.path);
  }

  private go(piece: string, along: number, aside: number): this {
    this.path += piece;
    this.along = along;
    this.aside = aside;
    return this;
  }

  private point(along: number, aside: number): string {
    const { x, y } = at(this.way, along, aside);
    return `${x} ${y}`;
  }
}
