import type { Line, RavelOptions, RunState, TraceEvent } from 'ravel/create.js';

interface ProgramOptions extends Omit<RavelOptions, 'onLine' | 'onState'> {
  onLine?(line: Line & { printed?: 'warn' | 'error' }): void;
  patience?: number;
}

export declare function runProgram(
  source: string,
  options?: ProgramOptions,
): Promise<{ state: RunState; time: number; trace: TraceEvent[] }>;
export declare function traceOf(source: string, options?: ProgramOptions): Promise<TraceEvent[]>;
export declare function traceOfScenario(id: string): Promise<TraceEvent[]>;
