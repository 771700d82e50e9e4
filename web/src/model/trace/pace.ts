// Pace: how long playing rests at an event before it goes to the next.
import type { TraceEvent } from 'ravel/create.js';

/** How often the usual speed. */
export const speeds = [0.25, 0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof speeds)[number];

/** Seconds at the usual speed: to read a step; and the longest rest. */
const reading = 0.25;
const longest = 1.2;

/** In milliseconds: the time that passes between the two is waited for, as far as that is not long. */
export function restAfter(event: TraceEvent | undefined, next: TraceEvent, speed: Speed): number {
  const passed = Math.max(0, next.time - (event?.time ?? 0)) || 0;
  return (Math.min(longest, reading + passed) * 1_000) / speed;
}

/** "1/4×", "16×". */
export const speedName = (speed: Speed): string => (speed < 1 ? `1/${1 / speed}×` : `${speed}×`);
