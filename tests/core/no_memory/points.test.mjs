// Programs that run out of memory at each of their allocations, under ASan and UBSan: counted.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../build/asan/tests/no_memory', import.meta.url));

test('programs that run out of memory', async (t) => {
  const run = spawnSync(program, { encoding: 'utf8', maxBuffer: 1e8 });
  const lines = run.stdout.trim().split('\n');
  const counts = lines.flatMap((line) => {
    const [, name, once, on] = /^([a-z-]+) (\d+) (\d+)$/.exec(line) ?? [];
    return name ? [{ name, once: Number(once), on: Number(on) }] : [];
  });
  for (const { name, once, on } of counts) {
    await t.test(`${name}: ${once + on} times`, () => {
      const wrong = lines.filter((line) => line.startsWith(`${name}: `));
      assert.deepEqual(wrong, []);
      assert.ok(once > 0 && on > 0, 'no allocation failed');
    });
  }
  const times = counts.reduce((sum, { once, on }) => sum + once + on, 0);
  t.diagnostic(`${counts.length} programs, memory missing ${times} times: at each allocation once, and from each on`);
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  assert.ok(counts.length >= 40, `only ${counts.length} programs`);
});
