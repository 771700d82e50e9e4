// Progress: which scenarios were run, and which tasks are solved.

export interface Progress {
  /** Scenarios that were run to their end. */
  readonly seen: ReadonlySet<string>;
  /** Tasks, as "print-later/t1". */
  readonly solved: ReadonlySet<string>;
}

/** open: not begun. begun: run, or a task is solved. done: all its tasks are solved; without tasks, it was run. */
export type Sign = 'open' | 'begun' | 'done';

export const noProgress: Progress = { seen: new Set(), solved: new Set() };

export function signOf({ id, tasks }: { id: string; tasks: number }, progress: Progress): Sign {
  const solved = solvedOf(id, progress).size;
  if (tasks > 0 ? solved >= tasks : progress.seen.has(id)) return 'done';
  return solved > 0 || progress.seen.has(id) ? 'begun' : 'open';
}

/** The ids of the solved tasks of a scenario. */
export function solvedOf(id: string, { solved }: Progress): ReadonlySet<string> {
  const own = `${id}/`;
  return new Set([...solved].filter((task) => task.startsWith(own)).map((task) => task.slice(own.length)));
}

export const withSeen = (progress: Progress, id: string): Progress => ({ ...progress, seen: new Set([...progress.seen, id]) });

export function withSolved(progress: Progress, id: string, tasks: readonly string[]): Progress {
  return { ...progress, solved: new Set([...progress.solved, ...tasks.map((task) => `${id}/${task}`)]) };
}
