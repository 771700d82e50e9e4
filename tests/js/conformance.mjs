// conformance: programs in, one JSON object a line, with what the JavaScript face makes of them as traces out.
//
//   node tests/js/conformance.mjs < programs     {"id":…, "trace":[…]} for each
//
// A dropped Deferred is reported when it has been collected, so this starts itself again with --expose-gc; and without
// the optimizing compiler, which keeps objects for as long as its work on a function waits.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

if (!globalThis.gc) {
  const again = spawnSync(process.execPath, ['--expose-gc', '--no-opt', fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const { traceOf } = await import('./conformance/interpreter.mjs');
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, program, clock } = JSON.parse(line);
  const text = JSON.stringify({ id, trace: await traceOf(program, clock === 'reactor') });
  if (!process.stdout.write(`${text}\n`)) await new Promise((done) => process.stdout.once('drain', done));
}
