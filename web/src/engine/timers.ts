// Timers of the worker's own: a program may put something else in the place of the global ones.

export const timers = {
  set: (f: () => void, milliseconds: number): ReturnType<typeof setTimeout> => setTimeout(f, milliseconds),
  clear: (timer: ReturnType<typeof setTimeout> | undefined): void => clearTimeout(timer),
  now: (): number => performance.now(),
};

/** Those of now are kept. */
export function keepTimers(): void {
  timers.set = setTimeout.bind(globalThis);
  timers.clear = clearTimeout.bind(globalThis);
  timers.now = performance.now.bind(performance);
}
