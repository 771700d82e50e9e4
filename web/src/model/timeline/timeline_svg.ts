// The timeline as a picture of its own: standalone SVG, the whole run, in the light colours.
import type { Id, Seq } from '../trace/state.js';
import { History } from './history.js';
import { layout } from './layout.js';
import { rowsOf } from './rows.js';
import type { Shape } from './shapes.js';
import { itemSvg, lightColours, patterns, svgOf } from './svg_text.js';
import type { Events } from './types.js';
import { whole } from './view.js';

export interface TimelineSvgOptions {
  readonly events: Events;
  readonly time: 'virtual' | 'real';
  readonly width?: number;
  readonly selected?: Seq;
  nameOf(id: Id): string;
}

export function timelineSvg({ events, time, width = 1200, selected = 0, nameOf }: TimelineSvgOptions): string {
  const history = new History().grow(events);
  const picture = layout({ history, rows: rowsOf(history, nameOf), virtual: time === 'virtual', width, view: whole, selected, nameOf });
  const { behind, axis, labels, head, rows, front, frame, height } = picture;
  const draw = (shapes: readonly Shape[]): string => shapes.map((shape) => svgOf(shape, name)).join('\n');
  // Of its own, so that several can stand in one document.
  const name = `timeline-${events.length}-${width}-${height}-${selected}`;
  const title = `Timeline: ${events.length} events, ${(history.end - history.begin).toFixed(3)} s of ${time} time`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<title>${title}</title>
${patterns(name)}
<clipPath id="${name}-plot"><rect x="${frame.left - 8}" y="0" width="${frame.right - frame.left + 16}" height="${height}"/></clipPath>
<rect width="${width}" height="${height}" fill="${lightColours.panel}"/>
<g clip-path="url(#${name}-plot)">
${draw(behind)}
${draw(axis.grid)}
</g>
${draw(labels)}
${draw(axis.labels)}
<g clip-path="url(#${name}-plot)">
${draw(axis.playhead)}
${[head, ...rows].flatMap(({ items }) => items.map((item) => itemSvg(item, name))).join('\n')}
${draw(front)}
</g>
${draw(axis.flag)}
</svg>
`;
}
