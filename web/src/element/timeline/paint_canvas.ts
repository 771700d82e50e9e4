// Shapes painted on a canvas: where there are too many for the document.
import { type Paint, styleOf, type Style } from '../../model/timeline/looks.js';
import type { Shape } from '../../model/timeline/shapes.js';

type Colours = Map<Paint, string | CanvasPattern>;
const patterns: Partial<Record<Paint, { size: number; ground: Paint; line: Paint; width: number; alpha: number; turned: boolean }>> = {
  hatch: { size: 6, ground: 'madder-soft', line: 'madder', width: 1.6, alpha: 1, turned: true },
  'faint-hatch': { size: 8, ground: 'madder-soft', line: 'madder', width: 1, alpha: 0.35, turned: true },
  stripes: { size: 5, ground: 'heather-soft', line: 'heather', width: 1.5, alpha: 1, turned: false },
};
const fonts: Record<NonNullable<Style['font']> | 'mono11', string> = {
  mono11: '11px "JetBrains Mono", monospace',
  mono12: '12px "JetBrains Mono", monospace',
  mono11bold: '700 11px "JetBrains Mono", monospace',
  sans12: '12px "Instrument Sans", sans-serif',
  sans12bold: '600 12px "Instrument Sans", sans-serif',
};

/** The colours that an element's tokens stand for now. */
export class Palette {
  private colours: Colours = new Map();
  private key = '';
  private readonly paths = new Map<string, Path2D>();

  /** `probe` is in the document, and not seen. */
  constructor(private readonly probe: HTMLElement) {}

  refresh(context: CanvasRenderingContext2D): void {
    const key = getComputedStyle(this.probe).color + devicePixelRatio;
    if (key === this.key) return;
    this.key = key;
    this.colours = new Map();
    this.context = context;
  }
  private context: CanvasRenderingContext2D | undefined;

  colour(paint: Paint): string | CanvasPattern {
    const known = this.colours.get(paint);
    if (known) return known;
    const made = patterns[paint] ? this.pattern(paint) : this.read(paint);
    this.colours.set(paint, made);
    return made;
  }

  path(path: string): Path2D {
    let known = this.paths.get(path);
    if (!known) this.paths.set(path, (known = new Path2D(path)));
    return known;
  }

  private read(paint: Paint): string {
    const inner = document.createElement('i');
    inner.style.color = `var(--${paint})`;
    this.probe.append(inner);
    const { color } = getComputedStyle(inner);
    inner.remove();
    return color;
  }

  private pattern(paint: Paint): string | CanvasPattern {
    const { size, ground, line, width, alpha, turned } = patterns[paint]!;
    const tile = document.createElement('canvas');
    tile.width = tile.height = size * 4;
    const context = tile.getContext('2d')!;
    context.scale(4, 4);
    context.globalAlpha = alpha === 1 ? 1 : 0.5;
    context.fillStyle = this.read(ground);
    context.fillRect(0, 0, size, size);
    context.globalAlpha = alpha;
    context.fillStyle = this.read(line);
    context.fillRect(0, 0, width, size);
    const made = this.context?.createPattern(tile, 'repeat');
    if (!made) return this.read(ground);
    made.setTransform(new DOMMatrix().rotate(turned ? 45 : 0).scale(0.25));
    return made;
  }
}

export function paint(context: CanvasRenderingContext2D, shapes: readonly Shape[], palette: Palette): void {
  for (const shape of shapes) {
    const { fill, stroke, width = 1, dash, font }: Style = styleOf(shape.look);
    if (fill) context.fillStyle = palette.colour(fill);
    if (stroke) {
      context.strokeStyle = palette.colour(stroke);
      context.lineWidth = width;
      context.setLineDash(dash ? [...dash] : []);
    }
    switch (shape.shape) {
      case 'line':
        context.beginPath();
        context.moveTo(shape.x1, shape.y1);
        context.lineTo(shape.x2, shape.y2);
        context.stroke();
        break;
      case 'box':
        context.beginPath();
        context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
        if (fill) context.fill();
        if (stroke) context.stroke();
        break;
      case 'sign': {
        const path = palette.path(shape.path);
        context.translate(shape.x, shape.y);
        if (fill) context.fill(path);
        if (stroke) context.stroke(path);
        context.translate(-shape.x, -shape.y);
        break;
      }
      case 'text':
        context.font = fonts[font ?? 'mono11'];
        context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
        context.fillText(shape.text, shape.x, shape.y);
    }
  }
}
