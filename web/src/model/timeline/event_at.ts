// Which event is meant by a place in the picture: the nearest mark of its row, else the nearest moment.
import type { Seq } from '../trace/state.js';
import type { Picture } from './layout.js';
import { headHeight } from './measures.js';
import type { Shape } from './shapes.js';

const reach = 16;

export function eventAt(picture: Picture, x: number, y: number): Seq {
  const { frame, rows, scale } = picture;
  const row = y < headHeight ? undefined : rows.find((candidate) => Math.abs(candidate.y - y) <= candidate.height / 2);
  let found = 0;
  let nearest = reach;
  for (const shape of row?.items.flatMap(({ shapes }) => shapes) ?? []) {
    if (!shape.seq) continue;
    const distance = distanceTo(shape, x);
    if (distance < nearest) [nearest, found] = [distance, shape.seq];
  }
  return found || scale.seqAt(x - frame.left + frame.offset);
}

function distanceTo(shape: Shape, x: number): number {
  switch (shape.shape) {
    case 'box':
      // A sign on a bar goes first.
      return Math.max(1, shape.x - x, x - shape.x - shape.width);
    case 'line':
      return Math.abs((shape.x1 + shape.x2) / 2 - x);
    case 'sign':
      return Math.abs(shape.x - x) / 2;
    case 'text':
      return Math.max(2, shape.x - x, x - shape.x - shape.text.length * 6.6);
  }
}

/** The marks of an event, and where they are. */
export function marksOf(picture: Picture, seq: Seq): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  if (seq === 0 || seq > picture.frame.history.count) return found;
  found.push({ x: picture.frame.left - picture.frame.offset + picture.scale.x(seq), y: picture.head.y });
  for (const { items, y } of picture.rows) {
    for (const { shapes } of items) {
      const mark = shapes.find((shape) => shape.seq === seq && shape.shape !== 'text');
      if (mark)
        found.push({ x: mark.shape === 'line' ? mark.x1 : mark.shape === 'box' ? mark.x + Math.min(mark.width, 8) / 2 : mark.x, y });
    }
  }
  return found;
}
