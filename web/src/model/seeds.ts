// The same program with many seeds: which outputs occur, how often, and with which seeds.
import type { RunState } from 'ravel/create.js';

/** `endless`: it did not come to an end in the time it was given. */
export type SeedEnd = Exclude<RunState, 'running'> | 'endless';

/** What one seed gave. */
export interface SeedRun {
  seed: number;
  /** Lines that the program printed, and its errors; without their times. */
  lines: readonly string[];
  end: SeedEnd;
}

export interface SeedLine {
  text: string;
  /** It is not what the most frequent output has at this place. */
  differs: boolean;
}

/** An output, with all seeds that gave it. */
export interface SeedGroup {
  lines: readonly SeedLine[];
  end: SeedEnd;
  seeds: readonly number[];
  /** Lines that the most frequent output has, and this one ended before. */
  missing: number;
}

/** The most frequent first; of the same frequency, the one with the smallest seed. */
export function groupRuns(runs: readonly SeedRun[]): SeedGroup[] {
  const groups = new Map<string, SeedRun[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.end, run.lines]);
    groups.set(
      key,
      [...(groups.get(key) ?? []), run].sort((a, b) => a.seed - b.seed),
    );
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length || a[0]!.seed - b[0]!.seed);
  const usual = sorted[0]?.[0]?.lines ?? [];
  return sorted.map((group) => {
    const { lines, end } = group[0]!;
    return {
      lines: lines.map((text, i) => ({ text, differs: text !== usual[i] })),
      end,
      seeds: group.map(({ seed }) => seed),
      missing: Math.max(0, usual.length - lines.length),
    };
  });
}

/** What the groups say, in a sentence. */
export function sayGroups(groups: readonly SeedGroup[]): string {
  const runs = groups.reduce((sum, { seeds }) => sum + seeds.length, 0);
  if (runs === 0) return '';
  if (groups.length === 1) return `All ${runs} seeds gave the same output.`;
  if (groups.length === runs) return `${runs} seeds gave ${runs} different outputs.`;
  return `${runs} seeds gave ${groups.length} different outputs.`;
}
