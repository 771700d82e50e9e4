// The traces of the scenarios: those that their C++ programs leave (tests/traces, held by the native tests) are those of
// their JavaScript programs, but for lines and the names of functions.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TraceEvent } from 'ravel/create.js';
import { traceVersion } from 'ravel/trace_kinds.js';
import { traceOfScenario } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';

const folder = fileURLToPath(new URL('../traces/', import.meta.url));

interface TraceFile {
  ravel: 'trace';
  version: number;
  dropped: number;
  events: TraceEvent[];
}
const golden = (id: string): TraceFile => JSON.parse(readFileSync(`${folder}${id}.json`, 'utf8')) as TraceFile;

/** Events that the program brought about with functions: their text is a name. */
const named = new Set(['deferred.added', 'call.made']);

function withoutNames(events: readonly TraceEvent[]): TraceEvent[] {
  return events.map(({ line, ...event }) => {
    if (named.has(event.kind)) delete event.text;
    return event;
  });
}

const written = programIds.filter((id) => existsSync(`${folder}${id}.json`));

test('every scenario has one', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(written).toHaveLength(files.length);
  expect(programIds.filter((id) => !id.startsWith('challenge-'))).toEqual(written);
});

describe.each(written)('%s', (id) => {
  test('leaves the same in JavaScript as in C++', async () => {
    const { version, dropped, events } = golden(id);
    expect([version, dropped]).toEqual([traceVersion, 0]);
    expect(withoutNames(await traceOfScenario(id))).toEqual(events);
  });
  test('leaves the same again, byte for byte', async () => {
    expect(JSON.stringify(await traceOfScenario(id))).toBe(JSON.stringify(await traceOfScenario(id)));
  });
  test('says of each event what it comes of, and numbers them', () => {
    golden(id).events.forEach(({ seq, cause }, index) => {
      expect(seq).toBe(index + 1);
      if (cause !== undefined) expect(cause).toBeLessThan(seq);
    });
  });
  test('knows the lines of what the program brings about', async () => {
    const events = await traceOfScenario(id);
    const lines = events.filter(({ kind }) => kind === 'printed' || kind === 'call.made' || kind === 'deferred.made');
    // What the library does in turns of its own (connections, loops) has none.
    const known = lines.filter(({ line = 0 }) => line > 0);
    expect(known.length / lines.length).toBeGreaterThan(0.5);
  });
});
