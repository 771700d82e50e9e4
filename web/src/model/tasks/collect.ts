// Collects what a run tells while it goes on, for its record.
import type { Line, RunState, TestResult, TraceEvent } from 'ravel/create.js';
import type { PrintedLine, RunRecord } from './run_record.js';

export class RunCollector {
  readonly printed: PrintedLine[] = [];
  readonly errors: string[] = [];
  private readonly tests: TestResult[] = [];

  constructor(private readonly given: { source: string; seed: number }) {}

  /** `printed`: the program printed this error itself. */
  add(lines: readonly (Line & { printed?: string })[]): void {
    for (const { stream, text, time, printed } of lines) {
      if (stream === 'out') this.printed.push({ time, text });
      if (stream === 'err' && !printed) this.errors.push(text);
    }
  }

  tested(test: TestResult): void {
    this.tests.push(test);
  }

  record(state: RunState, time: number, events: readonly TraceEvent[]): RunRecord {
    const { source, seed } = this.given;
    return { events, lines: [...this.printed], errors: [...this.errors], end: { state, time }, tests: [...this.tests], source, seed };
  }
}
