// Shapes as elements of the document.
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { type Paint, styleOf, type Style } from '../../model/timeline/looks.js';
import type { Item, Shape } from '../../model/timeline/shapes.js';

/** `name`: what the ids of the picture's patterns begin with. */
const colourOf = (paint: Paint | undefined, name: string): string =>
  !paint ? 'none' : paint === 'hatch' || paint === 'faint-hatch' || paint === 'stripes' ? `url(#${name}-${paint})` : `var(--${paint})`;
const n = (value: number): number => Math.round(value * 100) / 100;

export function drawShape(shape: Shape, name: string): SVGTemplateResult {
  const { fill, stroke, width, dash, round, font }: Style = styleOf(shape.look);
  const seq = shape.seq || nothing;
  const filled = colourOf(fill, name);
  const line = stroke ? colourOf(stroke, name) : nothing;
  const wide = stroke ? (width ?? 1) : nothing;
  switch (shape.shape) {
    case 'line':
      return svg`<line data-seq=${seq} x1=${n(shape.x1)} y1=${n(shape.y1)} x2=${n(shape.x2)} y2=${n(shape.y2)} stroke=${line} stroke-width=${wide} stroke-dasharray=${dash?.join(' ') ?? nothing}/>`;
    case 'box':
      return svg`<rect data-seq=${seq} x=${n(shape.x)} y=${n(shape.y)} width=${n(shape.width)} height=${n(shape.height)} rx=${shape.radius} fill=${filled} stroke=${line} stroke-width=${wide} stroke-dasharray=${dash?.join(' ') ?? nothing}/>`;
    case 'sign':
      return svg`<path data-seq=${seq} d=${shape.path} transform=${`translate(${n(shape.x)} ${n(shape.y)})`} fill=${filled} stroke=${line} stroke-width=${wide} stroke-linecap=${round ? 'round' : nothing}/>`;
    case 'text':
      return svg`<text class=${font ?? 'mono11'} x=${n(shape.x)} y=${n(shape.y)} text-anchor=${shape.anchor} fill=${filled}>${shape.text}${shape.title && shape.title !== shape.text ? svg`<title>${shape.title}</title>` : nothing}</text>`;
  }
}

export const drawShapes = (shapes: readonly Shape[], name: string): SVGTemplateResult[] => shapes.map((shape) => drawShape(shape, name));

export function drawItem({ row, id, kind, title, shapes }: Item, name: string): SVGTemplateResult {
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
