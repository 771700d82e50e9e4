// Traces of programs that real Twisted ran too: what Ravel records of them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { TraceEvent } from 'ravel/create.js';

interface Program {
  id: string;
  program: unknown[];
  clock?: string;
}
type TraceOf = (program: unknown[], onReactor: boolean, recorded: (events: TraceEvent[]) => void) => Promise<unknown>;

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Every so manieth program of both files of cases, by its name. */
export async function conformanceTraces(step: number): Promise<[string, TraceEvent[]][]> {
  const lines = ['edge', 'open'].flatMap((name) =>
    brotliDecompressSync(readFileSync(path(`../../conformance/cases/${name}.jsonl.br`)))
      .toString()
      .trim()
      .split('\n'),
  );
  // Recorded worlds keep every Deferred: there is nothing to collect.
  Object.assign(globalThis, { gc: () => undefined });
  const { traceOf } = (await import(/* @vite-ignore */ path('../../js/conformance/interpreter.mjs'))) as { traceOf: TraceOf };
  const traces: [string, TraceEvent[]][] = [];
  for (let i = 0; i < lines.length; i += step) {
    const { id, program, clock } = JSON.parse(lines[i]!) as Program;
    await traceOf(program, clock === 'reactor', (events) => void traces.push([id, events]));
  }
  return traces;
}
