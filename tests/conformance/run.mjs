// Programs that real Twisted ran, with the traces it left: the library must leave the same ones.
//
// RAVEL_CONFORMANCE is the command to test, which reads programs, one JSON object a line, and writes
// {"id", "trace"} for each; by default it is the runner of the preset `asan`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [program, ...words] = (process.env.RAVEL_CONFORMANCE ?? `${folder}../../build/asan/tests/conformance`).split(' ');

const cases = readdirSync(`${folder}cases`)
  .filter((name) => name.endsWith('.jsonl.br'))
  .flatMap((name) => brotliDecompressSync(readFileSync(`${folder}cases/${name}`)).toString().trim().split('\n'))
  .map((line) => JSON.parse(line));
/** Where the library differs on purpose: the reason, by id. */
const known = JSON.parse(readFileSync(`${folder}known.json`, 'utf8'));

/** What the command makes of some cases. It sees their programs only. */
function tracesOf(some) {
  return new Promise((resolve, reject) => {
    const ended = (error, output, complaints) => {
      const words = complaints.trim().split('\n').slice(0, 30).join('\n');
      if (error) reject(new Error(`${error.message.split('\n')[0]} (${error.code ?? error.signal})\n${words}`));
      else resolve(new Map(output.trim().split('\n').map((line) => JSON.parse(line)).map(({ id, trace }) => [id, trace])));
    };
    const run = execFile(program, words, { maxBuffer: 2 ** 30 }, ended);
    run.stdin.on('error', () => {}); // it has ended: so will say its code
    run.stdin.end(some.map(({ trace, ...rest }) => `${JSON.stringify(rest)}\n`).join(''));
  });
}

function difference({ id, trace: expected }, found) {
  if (!found) return `${id}: no trace`;
  const at = expected.findIndex((event, i) => !isDeepStrictEqual(event, found[i]));
  const i = at < 0 ? expected.length : at;
  return `${id}, event ${i}\n  expected: ${JSON.stringify(expected[i])}\n  found:    ${JSON.stringify(found[i])}`;
}

for (const profile of new Set(cases.map((each) => each.profile))) {
  const some = cases.filter((each) => each.profile === profile);
  test(`as Twisted does: ${profile} (${some.length} programs)`, async () => {
    const traces = await tracesOf(some);
    const wrong = some.filter(({ id, trace }) => isDeepStrictEqual(traces.get(id), trace) === id in known);
    const words = wrong.map((each) => (each.id in known ? `${each.id}: agrees, though known.json says it does not`
      : difference(each, traces.get(each.id))));
    assert.equal(words.length, 0, `${words.length} differ\n${words.slice(0, 5).join('\n')}`);
  });
}
