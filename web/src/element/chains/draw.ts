// Draws a picture of chains. All that is to be decided was decided by the layout.
import { box, label, plate } from '../../model/chains/measures.js';
import type { Box, Chip, Edge, End, Flag, Fold, Label, Picture, Plate, Port, Ring } from '../../model/chains/picture.js';
import { arrowHead, burst, cross, cutCorners, diamond } from './shapes.js';
import { type Tag, absent } from './tags.js';

/** How this drawing is used. `live`: it can be reached by key; `active` is the key of the shape that Tab comes to. */
export interface Use {
  readonly live: boolean;
  readonly active: string;
  readonly hovered: number;
  /** For an attribute that is not there: Lit has a sign of its own. */
  readonly absent: unknown;
}

export const still: Use = { live: false, active: '', hovered: 0, absent };

type Place = Pick<Box, 'key' | 'deferred' | 'seq' | 'title' | 'selected'>;

/** The classes of a shape that stands for an event. */
const classes = (name: string, shape: Place, use: Use): string =>
  `${name}${shape.selected ? ' selected' : ''}${use.hovered > 0 && shape.seq === use.hovered ? ' hovered' : ''}`;

const tab = (shape: Place, use: Use): unknown => (use.live ? (shape.key === use.active ? 0 : -1) : use.absent);
/** What the page and its tests find a shape by; a sign of the legend is not one of them. */
const data = (value: unknown, use: Use): unknown => (use.live ? value : use.absent);
const role = (use: Use): unknown => (use.live ? 'button' : use.absent);
const name = (shape: Place, use: Use): unknown => (use.live ? shape.title : use.absent);

export function drawChains<T>(svg: Tag<T>, picture: Picture, use: Use): T {
  const edges = (looks: (look: Edge['look']) => boolean) =>
    picture.edges.filter(({ look }) => looks(look)).map((edge) => drawEdge(svg, edge));
  const portsOf = (deferred: number) => picture.ports.filter((port) => port.deferred === deferred).map((port) => drawPort(svg, port));
  return svg`<g class="chains-bands">${picture.bands.map(({ x, y, w, h, lane }) => svg`<rect class=${`band ${lane}`} x=${x} y=${y} width=${w} height=${h}></rect>`)}</g>
    <g class="chains-captions">${picture.captions.map(({ x, y, text, anchor, quiet }) => svg`<text class=${quiet ? 'pair-number' : 'lane-name'} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`)}</g>
    <g class="chains-edges">${edges((look) => look === 'not-yet')}${edges((look) => look !== 'not-yet')}</g>
    <g class="chains-rings">${picture.rings.map((ring) => drawRing(svg, ring, use))}</g>
    <g class="chains-labels">${picture.labels.map((shape) => drawLabel(svg, shape, use))}</g>
    <g class="chains-boxes">${picture.boxes.map((shape) => drawBox(svg, shape, use))}</g>
    <g class="chains-ends">${picture.ends.map((end) => drawEnd(svg, end, use))}</g>
    <g class="chains-chips">${picture.folds.map((shape) => drawFold(svg, shape, use))}${picture.chips.map((shape) => drawChip(svg, shape, use))}</g>
    <g class="chains-plates">${picture.plates.map((shape) => drawPlate(svg, shape, portsOf(shape.deferred), use))}</g>
    <g class="chains-ports">${picture.plates.length === 0 ? portsOf(0) : ''}</g>
    <g class="chains-flags">${picture.flags.map((flag) => drawFlag(svg, flag))}</g>`;
}

function drawEdge<T>(svg: Tag<T>, { look, path, arrow, fresh }: Edge): T {
  return svg`<g class=${`edge ${look}${fresh ? ' fresh' : ''}`} data-edge=${look}><path class="edge-line" d=${path}></path>
    ${arrow ? svg`<path class="edge-head" d=${arrowHead(arrow.x, arrow.y, arrow.turn)}></path>` : ''}</g>`;
}

function drawRing<T>(svg: Tag<T>, ring: Ring, use: Use): T {
  return svg`<g class=${classes(`ring ${ring.lane}`, ring, use)} data-key=${data(ring.key, use)} data-seq=${data(ring.seq, use)} data-deferred=${data(ring.deferred, use)} data-pair=${data(ring.pair, use)}
    data-lane=${data(ring.lane, use)} data-state=${data('passed', use)} role=${role(use)} tabindex=${tab(ring, use)} aria-label=${name(ring, use)}><title>${ring.title}</title>
    <circle class="reach" cx=${ring.x} cy=${ring.y} r="12"></circle><circle class="shape" cx=${ring.x} cy=${ring.y} r="3.5"></circle></g>`;
}

function drawLabel<T>(svg: Tag<T>, shape: Label, use: Use): T {
  const { x, y, w, h, lane, text } = shape;
  const failed = lane === 'errback';
  return svg`<g class=${classes(`label ${lane}`, shape, use)} data-seq=${data(shape.seq, use)} data-label=${data(shape.deferred, use)} data-lane=${data(lane, use)}><title>${shape.title}</title>
    ${failed ? svg`<path class="shape" d=${cutCorners(shape, 4.5)}></path><path class="sign" d=${cross(x + 11.5, y + h / 2, 3)}></path>` : svg`<rect class="shape" x=${x} y=${y} width=${w} height=${h} rx=${h / 2}></rect>`}
    <text class="value" x=${failed ? x + 7 + label.sign - 1 : x + w / 2} y=${y + h / 2 + 4} text-anchor=${failed ? 'start' : 'middle'}>${text}</text></g>`;
}

function drawBox<T>(svg: Tag<T>, shape: Box, use: Use): T {
  const { x, y, w, h, lane, state } = shape;
  const inner = { x: x + 3, y: y + 3, w: w - 6, h: h - 6 };
  const outline = (area: typeof inner, kind: string, less: number) =>
    lane === 'errback'
      ? svg`<path class=${kind} d=${cutCorners(area, box.cut - less)}></path>`
      : svg`<rect class=${kind} x=${area.x} y=${area.y} width=${area.w} height=${area.h} rx=${box.radius - less}></rect>`;
  return svg`<g class=${classes(`box ${lane} ${state}`, shape, use)} data-key=${data(shape.key, use)} data-seq=${data(shape.seq, use)} data-deferred=${data(shape.deferred, use)} data-pair=${data(shape.pair, use)}
    data-lane=${data(lane, use)} data-state=${data(state, use)} role=${role(use)} tabindex=${tab(shape, use)} aria-label=${name(shape, use)}><title>${shape.title}</title>
    ${outline(shape, 'shape', 0)}${state === 'paused' ? outline(inner, 'inner', 2) : ''}
    <text class="function" x=${x + w / 2} y=${y + h / 2 + 4.5} text-anchor="middle">${shape.name}</text>
    ${state === 'paused' ? bars(svg, x + w, y) : ''}${shape.raised ? raisedBadge(svg, x + w, y) : ''}</g>`;
}

const bars = <T>(svg: Tag<T>, x: number, y: number): T =>
  svg`<g class="badge waits"><circle cx=${x} cy=${y} r="8"></circle><path d=${`M${x - 2.3} ${y - 3.5}V${y + 3.5}M${x + 2.3} ${y - 3.5}V${y + 3.5}`}></path></g>`;

const raisedBadge = <T>(svg: Tag<T>, x: number, y: number): T =>
  svg`<g class="badge raised"><path class="ground" d=${cutCorners({ x: x - 7.5, y: y - 7.5, w: 15, h: 15 }, 4.5)}></path><path d=${cross(x, y, 2.8)}></path></g>`;

function drawEnd<T>(svg: Tag<T>, end: End, use: Use): T {
  const { x, y, turn } = end;
  const bar = turn === 0 ? `M${x} ${y - 9}V${y + 9}` : `M${x - 9} ${y}H${x + 9}`;
  return svg`<g class=${classes(`end ${end.lane}${end.unhandled ? ' unhandled' : ''}`, end, use)} data-key=${data(end.key, use)} data-seq=${data(end.seq, use)} data-end=${data(end.deferred, use)}
    role=${role(use)} tabindex=${tab(end, use)} aria-label=${name(end, use)}><title>${end.title}</title><circle class="reach" cx=${x} cy=${y} r="12"></circle>
    ${end.unhandled ? svg`<path class="burst" d=${burst(x, y)}></path><path class="bang" d=${`M${x} ${y - 5.5}V${y + 1.5}M${x} ${y + 4.6}V${y + 5.2}`}></path>` : svg`<path class="bar" d=${bar}></path>`}</g>`;
}

function drawFold<T>(svg: Tag<T>, shape: Fold, use: Use): T {
  const { x, y, w, h } = shape;
  return svg`<g class=${classes('fold', shape, use)} data-key=${data(shape.key, use)} data-open=${data(shape.key, use)} role=${role(use)} tabindex=${tab(shape, use)}
    aria-label=${name(shape, use)}><title>${shape.title}</title><rect class="shape" x=${x} y=${y} width=${w} height=${h} rx="7"></rect>
    <text class="fold-text" x=${x + w / 2} y=${y + h / 2 - (h > 40 ? 6 : -4)} text-anchor="middle">${h > 40 ? '…' : `… ${shape.text}`}</text>
    ${h > 40 ? svg`<text class="fold-text" x=${x + w / 2} y=${y + h / 2 + 11} text-anchor="middle">${shape.text}</text>` : ''}</g>`;
}

function drawChip<T>(svg: Tag<T>, shape: Chip, use: Use): T {
  const { x, y, w, h } = shape;
  return svg`<g class=${classes('inner-chip', shape, use)} data-key=${data(shape.key, use)} data-chip=${data(shape.deferred, use)} data-open=${data(shape.key, use)} role=${role(use)}
    tabindex=${tab(shape, use)} aria-label=${name(shape, use)} aria-expanded=${use.live ? 'false' : use.absent}><title>${shape.title}</title>
    <rect class="shape" x=${x} y=${y} width=${w} height=${h} rx="11"></rect><text class="value" x=${x + w / 2} y=${y + h / 2 + 4} text-anchor="middle">${shape.text}</text></g>`;
}

function drawPlate<T>(svg: Tag<T>, shape: Plate, ports: readonly T[], use: Use): T {
  const { x, y, w, h, look } = shape;
  const high = h > plate.high;
  const middle = y + h / 2;
  const nameAt = high ? middle - (shape.note ? 9 : 3) : middle + 4.5;
  const word = shape.note && !high ? `${shape.word}, ${shape.note}` : shape.word;
  return svg`<g class=${classes(`plate ${look}`, shape, use)} data-key=${data(shape.key, use)} data-seq=${data(shape.seq, use)} data-plate=${data(shape.deferred, use)} data-look=${data(look, use)}
    data-x=${data(x, use)} data-reach=${data(shape.reach, use)} role=${role(use)} tabindex=${tab(shape, use)} aria-label=${name(shape, use)}><title>${shape.title}</title>
    <rect class="back" x=${x - 24} y=${y} width=${w} height=${h}></rect><rect class="shape" x=${x} y=${y} width=${w} height=${h} rx=${plate.radius}></rect>
    ${look === 'paused' ? svg`<rect class="inner" x=${x + 3} y=${y + 3} width=${w - 6} height=${h - 6} rx=${plate.radius - 3}></rect>` : ''}
    <text class="name" x=${high ? x + w / 2 : x + 16} y=${nameAt} text-anchor=${high ? 'middle' : 'start'}>${shape.name}</text>
    <text class="word" x=${high ? x + w / 2 : x + w - 14} y=${high ? nameAt + 16 : middle + 4} text-anchor=${high ? 'middle' : 'end'}>${word}</text>
    ${shape.note && high ? svg`<text class=${`word note${shape.wrong ? ' wrong' : ''}`} x=${x + w / 2} y=${nameAt + 31} text-anchor="middle">${shape.note}</text>` : ''}
    ${look === 'cancelled' ? svg`<g class="badge stop"><circle cx=${x} cy=${y} r="8.5"></circle><path d=${`M${x - 5.5} ${y + 5.5}L${x + 5.5} ${y - 5.5}`}></path></g>` : ''}
    ${look === 'paused' ? bars(svg, x + w, y) : ''}${ports}</g>`;
}

function drawPort<T>(svg: Tag<T>, { x, y, lane, filled }: Port): T {
  const kind = `port ${lane}${filled ? ' filled' : ''}`;
  return lane === 'callback'
    ? svg`<circle class=${kind} cx=${x} cy=${y} r="5"></circle>`
    : svg`<path class=${kind} d=${diamond(x, y, 6)}></path>`;
}

function drawFlag<T>(svg: Tag<T>, { x, y, w, text }: Flag): T {
  return svg`<g class="flag" data-flag=${text}><rect x=${x} y=${y} width=${w} height="17" rx="4"></rect><text x=${x + w / 2} y=${y + 12.5} text-anchor="middle">${text}</text></g>`;
}
