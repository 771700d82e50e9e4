// The picture in the document: labels, axis and flag always as elements; the marks as elements, or on a canvas under them.
import { html, noChange, nothing, svg, type TemplateResult } from 'lit';
import { marksOf } from '../../model/timeline/event_at.js';
import type { Picture } from '../../model/timeline/layout.js';
import { axisHeight, headHeight } from '../../model/timeline/measures.js';
import type { Seq } from '../../model/trace/state.js';
import { drawDefinitions, drawItems, drawShapes } from './draw_svg.js';
import { type Palette, paint } from './paint_canvas.js';

/** More marks than this are painted; and while the picture moves, more than that. */
const drawnAtMost = 2000;
const movedAtMost = 150;

/** still: painted until it stands still again; the elements stay as they were, unseen. */
export type Painting = 'no' | 'still' | 'yes';
export const paintingOf = ({ marks }: Picture, moving: boolean): Painting =>
  marks > drawnAtMost ? 'yes' : moving && marks > movedAtMost ? 'still' : 'no';

export interface PictureOptions {
  readonly picture: Picture;
  readonly height: number;
  readonly name: string;
  readonly painting: Painting;
  readonly hovered: Seq;
  /** Being marked. */
  readonly span: readonly [from: number, to: number] | undefined;
}

export function renderPicture({ picture, height, name, painting, hovered, span }: PictureOptions): TemplateResult {
  const { width, frame, behind, axis, labels, head, rows, front } = picture;
  const drawn = (draw: () => unknown): unknown => (painting === 'no' ? draw() : painting === 'yes' ? nothing : noChange);
  const unseen = painting === 'no' ? nothing : 'none';
  const left = frame.left - 8;
  const plot = frame.right - frame.left + 16;
  return html`<svg class="timeline-svg" width=${width} height=${height} aria-hidden="true" data-painted=${painting === 'no' ? nothing : painting}>
    ${drawDefinitions(name)}
    ${svg`<clipPath id="${name}-plot"><rect x=${left} y="0" width=${plot} height=${height}/></clipPath>
    <clipPath id="${name}-rows"><rect x="0" y=${headHeight} width=${width} height=${Math.max(0, height - headHeight)}/></clipPath>
    <g clip-path="url(#${name}-plot)">
      <g display=${unseen}>${drawn(() => [drawShapes(behind, name), drawShapes(axis.grid, name)])}</g>
      <g display=${unseen} clip-path="url(#${name}-rows)">${drawn(() => rows.map(({ items }) => drawItems(items, name)))}</g>
      <g display=${unseen}>${drawn(() => drawItems(head.items, name))}</g>
      ${drawShapes(axis.playhead, name)}
      ${drawShapes(front, name)}
      ${drawHovered(picture, hovered)}
      ${span ? svg`<rect class="timeline-span" x=${Math.min(...span)} y=${axisHeight} width=${Math.abs(span[1] - span[0])} height=${Math.max(0, height - axisHeight)}/>` : nothing}
    </g>
    <g>${drawShapes(labels.slice(0, 2), name)}</g>
    <g clip-path="url(#${name}-rows)">${drawShapes(labels.slice(2), name)}</g>
    <g>${drawShapes(axis.labels, name)}</g>
    <g>${drawShapes(axis.flag, name)}</g>`}
  </svg>`;
}

/** The marks of the event under the pointer are underlined. */
function drawHovered(picture: Picture, hovered: Seq): unknown {
  const marks = marksOf(picture, hovered).filter(({ y }) => y >= headHeight || y === picture.head.y);
  return marks.map(
    ({ x, y }) => svg`<path data-hovered="yes" d=${`M${x - 5} ${y + 10}h10`} fill="none" stroke="var(--ink)" stroke-width="2.25"/>`,
  );
}

export function paintPicture(canvas: HTMLCanvasElement, picture: Picture, height: number, palette: Palette): void {
  const ratio = devicePixelRatio;
  const { width, frame, behind, axis, head, rows } = picture;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  palette.refresh(context);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(frame.left - 8, 0, frame.right - frame.left + 16, height);
  context.clip();
  paint(context, behind, palette);
  paint(context, axis.grid, palette);
  for (const { shapes } of head.items) paint(context, shapes, palette);
  context.save();
  context.beginPath();
  context.rect(0, headHeight, width, height);
  context.clip();
  for (const { items } of rows) for (const { shapes } of items) paint(context, shapes, palette);
  context.restore();
  context.restore();
}
