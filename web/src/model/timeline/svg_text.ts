// Shapes as SVG text: for the export, where colours stand for themselves.
import { type Paint, styleOf } from './looks.js';
import type { Item, Shape } from './shapes.js';

const light: Record<Exclude<Paint, 'hatch' | 'faint-hatch' | 'stripes'>, string> = {
  panel: '#ffffff',
  sunken: '#edefeb',
  line: '#dde1db',
  stroke: '#7e8883',
  ink: '#1a211f',
  'ink-2': '#48524e',
  'ink-3': '#5f6965',
  'on-ink': '#ffffff',
  indigo: '#27489b',
  'indigo-soft': '#e7edfa',
  madder: '#a8341d',
  'madder-soft': '#fbe9e3',
  weld: '#ffe27a',
  'weld-soft': '#fff4c7',
  heather: '#6b4296',
  'heather-soft': '#f1eaf8',
};
export const lightColours = light;

export const patterns = (name: string): string => `<defs>
<pattern id="${name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${light['madder-soft']}"/><rect width="1.6" height="6" fill="${light.madder}"/></pattern>
<pattern id="${name}-faint-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${light['madder-soft']}" fill-opacity=".5"/><rect width="1" height="8" fill="${light.madder}" fill-opacity=".3"/></pattern>
<pattern id="${name}-stripes" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="${light['heather-soft']}"/><rect width="1.5" height="5" fill="${light.heather}"/></pattern>
</defs>`;

const colourOf = (paint: Paint, name: string): string =>
  paint === 'hatch' || paint === 'faint-hatch' || paint === 'stripes' ? `url(#${name}-${paint})` : light[paint];
export const escape = (words: string): string =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const n = (value: number): string => String(Math.round(value * 100) / 100);

const fonts = {
  mono: "font-family=\"'JetBrains Mono', 'DejaVu Sans Mono', monospace\"",
  sans: 'font-family="\'Instrument Sans\', system-ui, sans-serif"',
};

/** `name`: what the ids of its patterns begin with. */
export function svgOf(shape: Shape, name: string): string {
  const { fill, stroke, width = 1, dash, round, font = 'mono11' } = styleOf(shape.look) as ReturnType<typeof styleOf>;
  const paint =
    `fill="${fill ? colourOf(fill, name) : 'none'}"` +
    (stroke ? ` stroke="${colourOf(stroke, name)}" stroke-width="${width}"` : '') +
    (dash ? ` stroke-dasharray="${dash.join(' ')}"` : '') +
    (round ? ' stroke-linecap="round"' : '');
  switch (shape.shape) {
    case 'line':
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}" ${paint}/>`;
    case 'box':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" rx="${shape.radius}" ${paint}/>`;
    case 'sign':
      return `<path transform="translate(${n(shape.x)} ${n(shape.y)})" d="${shape.path}" ${paint}/>`;
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.anchor}" ${font.startsWith('sans') ? fonts.sans : fonts.mono} font-size="${font.includes('12') ? 12 : 11}"${font.endsWith('bold') ? ' font-weight="600"' : ''} xml:space="preserve" ${paint}>${escape(shape.text)}</text>`;
  }
}

export function itemSvg({ row, id, kind, title, shapes }: Item, name: string): string {
  return `<g data-row="${row}" data-id="${id}" data-kind="${escape(kind)}">${title ? `<title>${escape(title)}</title>` : ''}${shapes.map((shape) => svgOf(shape, name)).join('')}</g>`;
}
