// Shapes as elements of the document.
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Paint, styleOf, type Style } from '../../model/timeline/looks.js';
import type { Item, Shape, TextShape } from '../../model/timeline/shapes.js';

/** `name`: what the ids of the picture's patterns begin with. */
const colourOf = (paint: Paint | undefined, name: string): string =>
  !paint ? 'none' : paint === 'hatch' || paint === 'faint-hatch' || paint === 'stripes' ? `url(#${name}-${paint})` : `var(--${paint})`;
const n = (value: number): number => Math.round(value * 100) / 100;

export function drawShape(shape: Shape, name: string): SVGTemplateResult {
  const { fill, stroke, width, dash, round, font }: Style = styleOf(shape.look);
  const filled = colourOf(fill, name);
  if (shape.shape === 'text') {
    const whole = shape.title && shape.title !== shape.text ? svg`<title>${shape.title}</title>` : nothing;
    return svg`<text class=${font ?? 'mono11'} x=${n(shape.x)} y=${n(shape.y)} text-anchor=${shape.anchor} fill=${filled}>${shape.text}${whole}</text>`;
  }
  // One template for all: what moves keeps its element, and only its place is set.
  const [x, y, path] = pathOf(shape);
  return svg`<path data-seq=${shape.seq || nothing} transform=${`translate(${n(x)} ${n(y)})`} d=${path} fill=${filled} stroke=${stroke ? colourOf(stroke, name) : nothing} stroke-width=${stroke ? (width ?? 1) : nothing} stroke-dasharray=${dash?.join(' ') ?? nothing} stroke-linecap=${round ? 'round' : nothing}/>`;
}

function pathOf(shape: Exclude<Shape, TextShape>): [x: number, y: number, path: string] {
  switch (shape.shape) {
    case 'sign':
      return [shape.x, shape.y, shape.path];
    case 'line':
      return [shape.x1, shape.y1, `M0 0L${n(shape.x2 - shape.x1)} ${n(shape.y2 - shape.y1)}`];
    case 'box':
      return [shape.x, shape.y, rounded(n(shape.width), n(shape.height), Math.min(shape.radius, shape.width / 2, shape.height / 2))];
  }
}

function rounded(width: number, height: number, radius: number): string {
  if (radius === 0) return `M0 0h${width}v${height}h${-width}z`;
  const r = n(radius);
  const across = n(width - 2 * r);
  const down = n(height - 2 * r);
  return `M${r} 0h${across}a${r} ${r} 0 0 1 ${r} ${r}v${down}a${r} ${r} 0 0 1 ${-r} ${r}h${-across}a${r} ${r} 0 0 1 ${-r} ${-r}v${-down}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

export const drawShapes = (shapes: readonly Shape[], name: string): SVGTemplateResult[] => shapes.map((shape) => drawShape(shape, name));

/** A thing that stays in view keeps its elements. */
export const drawItems = (items: readonly Item[], name: string): unknown =>
  repeat(
    items,
    ({ kind, id }) => `${kind} ${id}`,
    (item) => drawItem(item, name),
  );

function drawItem({ row, id, kind, title, shapes }: Item, name: string): SVGTemplateResult {
  return svg`<g data-row=${row} data-id=${id} data-kind=${kind}>${title ? svg`<title>${title}</title>` : nothing}${drawShapes(shapes, name)}</g>`;
}

/** What hatching and stripes are made of, and what lies outside the plot and under the head. */
export function drawDefinitions(name: string): SVGTemplateResult {
  return svg`<defs>
    <pattern id="${name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--madder-soft)"/><rect width="1.6" height="6" fill="var(--madder)"/>
    </pattern>
    <pattern id="${name}-faint-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--madder-soft)" fill-opacity=".5"/><rect width="1" height="8" fill="var(--madder)" fill-opacity=".3"/>
    </pattern>
    <pattern id="${name}-stripes" width="5" height="5" patternUnits="userSpaceOnUse">
      <rect width="5" height="5" fill="var(--heather-soft)"/><rect width="1.5" height="5" fill="var(--heather)"/>
    </pattern>
  </defs>`;
}
