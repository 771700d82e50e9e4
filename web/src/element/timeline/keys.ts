// The timeline's keys: arrows go from event to event and from row to row, + - 0 zoom and fit.
import { marksOf } from '../../model/timeline/event_at.js';
import type { Picture } from '../../model/timeline/layout.js';
import type { Seq } from '../../model/trace/state.js';

export interface KeyTarget {
  readonly picture: Picture | undefined;
  readonly selected: Seq;
  readonly last: Seq;
  seek(seq: Seq): void;
  pan(by: number): void;
  zoomBy(factor: number): void;
  fit(): void;
}

/** Gives whether the key was one of them. */
export function tookKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, target: KeyTarget): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const { selected, last } = target;
  const way = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (shiftKey) target.pan(way * 80);
      else target.seek(Math.max(0, Math.min(last, selected + way)));
      return true;
    case 'ArrowUp':
    case 'ArrowDown':
      target.seek(inNextRow(target, way));
      return true;
    case 'Home':
      target.seek(Math.min(1, last));
      return true;
    case 'End':
      target.seek(last);
      return true;
    case '+':
    case '=':
      target.zoomBy(1.5);
      return true;
    case '-':
    case '_':
      target.zoomBy(1 / 1.5);
      return true;
    case '0':
      target.fit();
      return true;
    default:
      return false;
  }
}

/** The nearest mark in the row above or below, or in the next one that has another event. */
function inNextRow({ picture, selected }: KeyTarget, way: number): Seq {
  if (!picture || selected === 0) return selected;
  const rows = [picture.head, ...picture.rows];
  const own = marksOf(picture, selected);
  const at = own[0]?.x ?? 0;
  const lowest = own.at(-1)?.y ?? 0;
  let index = rows.findIndex(({ y }) => y === lowest);
  for (index += way; index >= 0 && index < rows.length; index += way) {
    let found = 0;
    let nearest = Infinity;
    for (const shape of rows[index]!.items.flatMap(({ shapes }) => shapes)) {
      if (!shape.seq || shape.shape === 'text' || shape.seq === selected) continue;
      const distance = Math.abs((shape.shape === 'line' ? shape.x1 : shape.x) - at);
      if (distance < nearest) [nearest, found] = [distance, shape.seq];
    }
    if (found) return found;
  }
  return selected;
}
