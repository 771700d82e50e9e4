// The chains as a file: an SVG that stands alone, with its styles inside and the light colours.
/// <reference types="vite/client" />
import { type Options, layOut } from '../../model/chains/arrange.js';
import { rowParts } from '../../model/chains/row.js';
import { rowsBetween } from '../../model/chains/row_runs.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState } from '../../model/trace/state.js';
import boxRules from '../../style/chains_boxes.css?raw';
import edgeRules from '../../style/chains_edges.css?raw';
import typeRules from '../../style/chains_picture.css?raw';
import plateRules from '../../style/chains_plates.css?raw';
import rowRules from '../../style/chains_rows.css?raw';
import tokens from '../../style/tokens.css?raw';
import { drawChains, still } from './draw.js';
import { drawHeading, drawRow } from './draw_rows.js';
import { escapeXml, xml } from './tags.js';

/** The picture at this state, as wide as it needs to be. */
export function chainsSvg(recording: Recording, state: RunState, options: Partial<Options> = {}): string {
  const { picture, choice } = layOut(recording, state, { width: 1200, way: 'across', filter: 'all', opened: new Set(), ...options });
  const { width, height } = picture;
  const title = `The chains of ${choice.total} ${choice.total === 1 ? 'Deferred' : 'Deferreds'} at step ${state.count}`;
  const rows = rowsBetween(picture, state).map((row) =>
    drawRow(xml, row, rowParts(state.deferreds.get(row.deferred)!, row.w, recording), state.count, still),
  );
  const headings = picture.headings.map((heading) => drawHeading(xml, heading, still));
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chains-svg" ${size}>
<title>${escapeXml(title)}</title>
<style>${escapeXml(styles)}</style>
<rect width="100%" height="100%" fill="${light.get('panel') ?? '#fff'}"/>
${drawChains(xml, picture, still).text}
<g>${[...headings, ...rows].map(({ text }) => text).join('')}</g>
</svg>
`;
}

/** The tokens' values in the light theme. */
const light = new Map(
  [...tokens.matchAll(/--([\w-]+):\s*(?:light-dark\(([^,]+),[^)]*\)|([^;]+));/g)].map(([, name, value, plain]) => [
    name!,
    (value ?? plain)!.trim(),
  ]),
);

/** In the page's order. */
const styles = [typeRules, edgeRules, boxRules, plateRules, rowRules]
  .join('')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/var\(--([\w-]+)\)/g, (_all, name: string) => light.get(name) ?? 'currentColor');
