// Shapes painted on a canvas: where there are too many for the document.
import { type Paint, type PatternName, styleOf, type Style, type Token, tokens } from '../../model/timeline/looks.js';
import type { Shape } from '../../model/timeline/shapes.js';

type Colours = Map<Paint, string | CanvasPattern>;
interface Pattern {
  readonly size: number;
  readonly ground: Token;
  readonly line: Token;
  readonly width: number;
  readonly alpha: number;
  readonly turned: boolean;
}
const patterns: Record<PatternName, Pattern> = {
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
    this.colours = this.read();
    for (const [name, pattern] of Object.entries(patterns)) this.colours.set(name as Paint, this.drawn(pattern, context));
  }

  colour(paint: Paint): string | CanvasPattern {
    return this.colours.get(paint)!;
  }

  path(path: string): Path2D {
    let known = this.paths.get(path);
    if (!known) this.paths.set(path, (known = new Path2D(path)));
    return known;
  }

  /** All at once: between one and the next the browser would find the whole document's styles anew. */
  private read(): Colours {
    const inner = tokens.map((token) => {
      const element = document.createElement('i');
      element.style.color = `var(--${token})`;
      return element;
    });
    this.probe.append(...inner);
    const colours: Colours = new Map(tokens.map((token, i) => [token, getComputedStyle(inner[i]!).color]));
    this.probe.replaceChildren();
    return colours;
  }

  private drawn({ size, ground, line, width, alpha, turned }: Pattern, on: CanvasRenderingContext2D): string | CanvasPattern {
    const tile = document.createElement('canvas');
    tile.width = tile.height = size * 4;
    const context = tile.getContext('2d')!;
    context.scale(4, 4);
    context.globalAlpha = alpha === 1 ? 1 : 0.5;
    context.fillStyle = this.colour(ground);
    context.fillRect(0, 0, size, size);
    context.globalAlpha = alpha;
    context.fillStyle = this.colour(line);
    context.fillRect(0, 0, width, size);
    const made = on.createPattern(tile, 'repeat');
    if (!made) return this.colour(ground);
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
