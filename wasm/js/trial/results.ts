// TestResult: what is kept of a test that was run.
import type { Place } from '../places.js';

/** fail: a check failed. error: anything else went wrong. todo: it failed as was said. */
export type TestOutcome = 'ok' | 'fail' | 'error' | 'skip' | 'todo';

export interface TestResult {
  name: string;
  result: TestOutcome;
  /** How many checks were made. A test that passed without any has shown nothing. */
  checks: number;
  /** The reactor's seconds when it was over. */
  time: number;
  /** What went wrong, or why it was skipped. */
  message?: string;
  /** Where in the program. */
  at?: Place;
}
