// Runs a fuzzer for some time: nothing that it makes of bytes may go wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../build/fuzz/', import.meta.url));

/** How long a fuzzer runs: `usual` minutes, or RAVEL_SOAK_MINUTES. */
export const minutesOf = (usual) => Number(process.env.RAVEL_SOAK_MINUTES || usual);

/**
 * `name`: of build/fuzz/tests/fuzz_<name>. `seeds`: Buffers or texts that it begins with. What was interesting is kept in
 * build/fuzz/<name>/corpus and is where the next run begins. Says how many `what` it made; a failure ends with `hint`.
 */
export async function runFuzzer(t, { name, minutes, seeds, what, options = [], hint = '' }) {
  const folder = `${build}${name}/`;
  for (const each of ['seeds', 'corpus', 'found']) mkdirSync(`${folder}${each}`, { recursive: true });
  for (const [i, seed] of seeds.entries()) writeFileSync(`${folder}seeds/${i}`, seed);
  const log = `${folder}found/log`;
  const output = createWriteStream(log);
  const all = [
    `-max_total_time=${Math.ceil(minutes * 60)}`, '-timeout=20', '-detect_leaks=1', '-rss_limit_mb=4096', '-print_final_stats=1',
    `-artifact_prefix=${folder}found/`, ...options,
  ];
  const env = { ...process.env, ASAN_OPTIONS: 'malloc_context_size=12:quarantine_size_mb=64' };
  const run = spawn(`${build}tests/fuzz_${name}`, [...all, `${folder}corpus`, `${folder}seeds`], { env });
  run.stdout.pipe(output, { end: false });
  run.stderr.pipe(output, { end: false });
  const code = await new Promise((resolve, reject) => run.on('error', reject).on('close', resolve));
  await finished(output.end());
  const lines = readFileSync(log, 'utf8').split('\n');
  t.diagnostic(`${/\d+$/.exec(lines.find((line) => line.includes('number_of_executed_units')) ?? '0')} ${what}`);
  const words = lines.filter((line) => !/^(#|INFO)/.test(line)).slice(-60).join('\n');
  assert.equal(code, 0, `${hint}\n${words}`);
}

/** Bytes that are the same each time. */
export function anyBytes(seed, count) {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest());
  return Buffer.concat(blocks).subarray(0, count);
}
