// The fuzzer for a minute, or for RAVEL_SOAK_MINUTES: no program that it makes of bytes may go wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../build/fuzz/', import.meta.url));
const minutes = Number(process.env.RAVEL_SOAK_MINUTES || 1);

test(`the core under programs made from bytes, for ${minutes} min`, async (t) => {
  // What was interesting is kept in the build folder and is where the next run begins.
  for (const folder of ['seeds', 'corpus', 'found']) mkdirSync(`${build}${folder}`, { recursive: true });
  for (let seed = 0; seed < 100; ++seed) writeFileSync(`${build}seeds/${seed}`, anyBytes(seed, 64 + 8 * seed));
  const log = `${build}found/log`;
  const output = createWriteStream(log);
  const options = [`-max_total_time=${Math.ceil(minutes * 60)}`, '-max_len=1024', '-timeout=20', '-detect_leaks=1',
    '-rss_limit_mb=4096', '-print_final_stats=1', `-artifact_prefix=${build}found/`];
  const env = { ...process.env, ASAN_OPTIONS: 'malloc_context_size=12:quarantine_size_mb=64' };
  const run = spawn(`${build}tests/fuzz_programs`, [...options, `${build}corpus`, `${build}seeds`], { env });
  run.stdout.pipe(output, { end: false });
  run.stderr.pipe(output, { end: false });
  const code = await new Promise((resolve, reject) => run.on('error', reject).on('close', resolve));
  await finished(output.end());
  const lines = readFileSync(log, 'utf8').split('\n');
  t.diagnostic(`${/\d+$/.exec(lines.find((line) => line.includes('number_of_executed_units')) ?? '0')} programs`);
  const words = lines.filter((line) => !/^(#|INFO)/.test(line)).slice(-60).join('\n');
  assert.equal(code, 0, `Print the program with: build/fuzz/tests/fuzz_programs --print build/fuzz/found/…\n${words}`);
});

/** Bytes that are the same each time. */
function anyBytes(seed, count) {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest());
  return Buffer.concat(blocks).subarray(0, count);
}
