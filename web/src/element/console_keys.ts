// The console by keys: the buttons of its lines are two stops, not two for each line; arrows go from line to line.
import type { ShownLine } from '../engine/messages.js';

/** The line whose buttons Tab comes to: the one wanted, or the nearest in `from`..`to` that has a button; -1: none has. */
export function stopIn(
  lines: readonly ShownLine[],
  from: number,
  to: number,
  wanted: number,
  hasButtons: (line: ShownLine) => boolean,
): number {
  const start = Math.max(from, Math.min(to - 1, wanted));
  for (let by = 0; by < to - from; by += 1) {
    for (const index of [start + by, start - by]) {
      const line = index >= from && index < to ? lines[index] : undefined;
      if (line && hasButtons(line)) return index;
    }
  }
  return -1;
}

/** Where an arrow leads from the line of this index: to the next one that has a button, if there is one. */
export function lineFrom(key: string, lines: readonly ShownLine[], index: number, hasButtons: (line: ShownLine) => boolean): number {
  const able = (at: number): boolean => hasButtons(lines[at]!);
  if (key === 'ArrowDown') return nextFrom(index + 1, 1, lines.length, able) ?? index;
  if (key === 'ArrowUp') return nextFrom(index - 1, -1, lines.length, able) ?? index;
  if (key === 'Home') return nextFrom(0, 1, lines.length, able) ?? index;
  if (key === 'End') return nextFrom(lines.length - 1, -1, lines.length, able) ?? index;
  return -1;
}

function nextFrom(start: number, by: 1 | -1, end: number, able: (at: number) => boolean): number | undefined {
  for (let at = start; at >= 0 && at < end; at += by) if (able(at)) return at;
  return undefined;
}
