// Records of runs that never were, for tests of what reads them.
import type { TestResult, TraceEvent, TraceKind } from 'ravel/create.js';
import type { RunRecord } from '@web/model/tasks/run_record.js';

type Event = [time: number, kind: TraceKind, more?: Omit<Partial<TraceEvent>, 'time' | 'kind' | 'seq'>];

/** The lines are those of the printed events. */
export function recordOf(events: Event[], more: Partial<RunRecord> = {}): RunRecord {
  const all = events.map(([time, kind, rest], index): TraceEvent => ({ seq: index + 1, time, kind, ...rest }));
  return {
    events: all,
    lines: all.filter(({ kind }) => kind === 'printed').map(({ time, text = '' }) => ({ time, text })),
    errors: [],
    end: { state: 'waiting', time: all.at(-1)?.time ?? 0 },
    tests: [],
    source: '',
    seed: 1,
    ...more,
  };
}

export const printed = (time: number, text: string): Event => [time, 'printed', { text }];

export const testResult = (name: string, result: TestResult['result'], checks = 1): TestResult => ({ name, result, checks, time: 0 });
