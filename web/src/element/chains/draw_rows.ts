// Draws the rows of Deferreds that are not drawn in full, and the lines above them.
import type { Heading, Row } from '../../model/chains/picture.js';
import type { Mark, RowParts, TrackLine } from '../../model/chains/row.js';
import { cut } from '../../model/chains/names.js';
import { textWidth, flag as flagMeasures } from '../../model/chains/measures.js';
import type { Use } from './draw.js';
import { burst, cross, cutCorners, diamond } from './shapes.js';
import type { Tag } from './tags.js';

/** Of a small track, from the middle of its row. */
const laneAt = { callback: -6, errback: 6 } as const;

export function drawHeading<T>(svg: Tag<T>, { x, y, w, h, key, text, open }: Heading, use: Use): T {
  const words = svg`<path class="rule" d=${`M${x} ${y + h - 0.5}H${x + w}`}></path><text class="heading-text" x=${key ? 30 : 16} y=${y + h / 2 + 5}>${text}</text>`;
  if (!key) return svg`<g class="heading">${words}</g>`;
  return svg`<g class="heading opens" data-key=${key} data-open=${key} role=${use.live ? 'button' : use.absent} tabindex=${use.live ? (use.active === key ? 0 : -1) : use.absent}
    aria-expanded=${use.live ? String(open) : use.absent} aria-label=${use.live ? text : use.absent}><rect class="reach" x=${x} y=${y} width=${w} height=${h}></rect>${words}${chevron(svg, 18, y + h / 2, open)}</g>`;
}

const chevron = <T>(svg: Tag<T>, x: number, y: number, open: boolean): T =>
  svg`<path class="chevron" d=${open ? `M${x - 4} ${y - 2}l4 4l4 -4` : `M${x - 2} ${y - 4}l4 4l-4 4`}></path>`;

export function drawRow<T>(svg: Tag<T>, row: Row, parts: RowParts, step: number, use: Use): T {
  const { x, y, w, h } = row;
  const middle = y + h / 2;
  const { at, result } = parts;
  const room = Math.max(4, Math.floor((w - 60 - at.result - 16) / 6.9));
  const resultText = result && at.result > 0 ? cut(result.text, room) : '';
  const kinds = `row${row.selected ? ' selected' : ''}${parts.end?.unhandled ? ' unhandled' : ''}${use.hovered > 0 && use.hovered === row.seq ? ' hovered' : ''}`;
  return svg`<g class=${kinds} data-key=${row.key} data-open=${row.key} data-row=${row.deferred} role=${use.live ? 'button' : use.absent}
    tabindex=${use.live ? (use.active === row.key ? 0 : -1) : use.absent} aria-expanded=${use.live ? String(row.open) : use.absent} aria-label=${use.live ? rowName(row, parts, step, resultText) : use.absent}><title>${parts.title}</title>
    <rect class="ground" x=${x} y=${y} width=${w} height=${h}></rect><path class="rule" d=${`M${x} ${y + h - 0.5}H${x + w}`}></path>
    ${row.selected ? rowFlag(svg, y, step) : chevron(svg, at.name - 22, middle, row.open)}
    <text class="row-name" x=${at.name} y=${middle + 4.5}>${parts.name}</text>
    ${parts.lines.map((line) => trackLine(svg, line, middle))}${parts.marks.map((mark) => trackMark(svg, mark, middle))}${trackPort(svg, parts, middle)}${trackEnd(svg, parts, middle)}
    <text class="row-state" x=${at.state} y=${middle + 4.5}>${parts.state}</text>
    ${result && resultText ? rowResult(svg, at.result, middle, result.lane === 'errback', resultText) : ''}
    ${parts.line > 0 ? svg`<text class="row-line" x=${w - 12} y=${middle + 4.5} text-anchor="end">${`L${parts.line}`}</text>` : ''}</g>`;
}

/** What is seen, and then what it means. */
function rowName(row: Row, { name, state, line, title }: RowParts, step: number, resultText: string): string {
  const seen = [row.selected ? `Step ${step}` : '', name, state, resultText, line > 0 ? `L${line}` : ''];
  return `${seen.filter(Boolean).join(' ')}. ${title}`;
}

function rowFlag<T>(svg: Tag<T>, y: number, step: number): T {
  const wide = textWidth(String(step), flagMeasures);
  return svg`<rect class="row-edge" x="0" y=${y} width="3" height="27"></rect><g class="flag" data-flag=${step}><rect x="6" y=${y + 5.5} width=${wide} height="17" rx="4"></rect>
    <text x=${6 + wide / 2} y=${y + 18} text-anchor="middle">${step}</text></g>`;
}

const rowResult = <T>(svg: Tag<T>, x: number, y: number, failed: boolean, text: string): T =>
  failed
    ? svg`<g class="row-result errback"><path class="sign" d=${cross(x + 4, y, 3)}></path><text class="value" x=${x + 13} y=${y + 4.5}>${text}</text></g>`
    : svg`<g class="row-result callback"><text class="value" x=${x} y=${y + 4.5}>${text}</text></g>`;

function trackLine<T>(svg: Tag<T>, { from, to, lane, begins, look }: TrackLine, y: number): T {
  const [a, b] = [y + laneAt[begins], y + laneAt[lane]];
  const half = (from + to) / 2;
  return svg`<path class=${`track-line ${look}`} d=${a === b ? `M${from} ${a}H${to}` : `M${from} ${a}C${half} ${a} ${half} ${b} ${to} ${b}`}></path>`;
}

function trackMark<T>(svg: Tag<T>, { x, lane, state }: Mark, middle: number): T {
  const y = middle + laneAt[lane];
  if (state === 'passed') return svg`<circle class=${`track-ring ${lane}`} cx=${x} cy=${y} r="2"></circle>`;
  const area = { x: x - 4.5, y: y - 4.5, w: 9, h: 9 };
  const kind = `track-mark ${lane} ${state}`;
  return lane === 'errback'
    ? svg`<path class=${kind} d=${cutCorners(area, 3)}></path>`
    : svg`<rect class=${kind} x=${area.x} y=${area.y} width="9" height="9" rx="2.5"></rect>`;
}

function trackPort<T>(svg: Tag<T>, { port, at }: RowParts, middle: number): T {
  if (port === 'errback') return svg`<path class="port errback filled" d=${diamond(at.track, middle + laneAt.errback, 4.5)}></path>`;
  return svg`<circle class=${`port callback${port ? ' filled' : ''}`} cx=${at.track} cy=${middle + laneAt.callback} r="3.5"></circle>`;
}

function trackEnd<T>(svg: Tag<T>, { end }: RowParts, middle: number): T | '' {
  if (!end) return '';
  const y = middle + laneAt[end.lane];
  if (end.unhandled) return svg`<path class="burst" d=${burst(end.x, y, 7, 4.5, 9)}></path>`;
  return svg`<path class=${`track-bar ${end.lane}`} d=${`M${end.x} ${y - 5}V${y + 5}`}></path>`;
}
