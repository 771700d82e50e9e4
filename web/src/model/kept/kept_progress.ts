// Progress as it is kept: two tabs, or a file and this browser, come to the union of what they have.
import type { Progress } from '../moves/progress.js';
import { isScenarioId } from './work.js';

export interface KeptProgress extends Progress {
  /** When it was last cleared: what was kept before that does not come back. */
  readonly cleared: number;
}

export const emptyProgress: KeptProgress = { seen: new Set(), solved: new Set(), cleared: 0 };

const mostNames = 2_000;
const isTask = (name: string): boolean => {
  const [scenario = '', task = '', ...more] = name.split('/');
  return more.length === 0 && isScenarioId(scenario) && /^[\w-]{1,60}$/.test(task);
};

export function mergeProgress(a: KeptProgress, b: KeptProgress): KeptProgress {
  if (a.cleared !== b.cleared) return a.cleared > b.cleared ? a : b;
  return { seen: new Set([...a.seen, ...b.seen]), solved: new Set([...a.solved, ...b.solved]), cleared: a.cleared };
}

export const sameProgress = (a: KeptProgress, b: KeptProgress): boolean =>
  a.cleared === b.cleared && sameNames(a.seen, b.seen) && sameNames(a.solved, b.solved);

const sameNames = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((name) => b.has(name));

/** What can be read of it. Never throws. */
export function readProgress(data: unknown): KeptProgress {
  if (typeof data !== 'object' || data === null) return emptyProgress;
  const { seen, solved, cleared } = data as Record<string, unknown>;
  return {
    seen: names(seen, isScenarioId),
    solved: names(solved, isTask),
    cleared: Number.isSafeInteger(cleared) && (cleared as number) > 0 ? (cleared as number) : 0,
  };
}

const names = (list: unknown, fits: (name: string) => boolean): ReadonlySet<string> =>
  new Set(Array.isArray(list) ? list.slice(0, mostNames).filter((name): name is string => typeof name === 'string' && fits(name)) : []);

/** As it is written. */
export const writeProgress = ({ seen, solved, cleared }: KeptProgress): Record<string, unknown> => ({
  seen: [...seen],
  solved: [...solved],
  cleared,
});
