// The native core beside KJ, Twisted, libev and libuv.
import { execFileSync } from 'node:child_process';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hold } from './support/figures.mjs';

const program = fileURLToPath(new URL('../../build/native/tests/bench', import.meta.url));
let figures;

before(() => {
  figures = JSON.parse(execFileSync(program, ['--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 240_000 }));
});

const target = (name, limit, what = name) => test(what, (t) => hold(t, figures, name, limit));

for (const length of [1, 10, 100]) {
  target(`chain of ${length}: kj`, { atMost: 1 / 3, holds: 0.5 });
  target(`chain of ${length}: twisted`, { atMost: 1 / 100, holds: 1 / 40 });
  target(`allocations at ${length}`, { atMost: 0 }, `a chain of ${length} like those before it allocates nothing`);
}
target('chain of 10, told to a sink: absent', { atMost: 3, holds: 5 });
target('chain of 10, recorded: absent', { atMost: 3, holds: 4 });

target('co_await of nested tasks: bare task', { atMost: 1.5, holds: 8 });
target('co_await of tasks that end at once: bare task', { atMost: 1.5, holds: 8 });

for (const side of ['front', 'back']) {
  const name = `waiting, of 1,000,000, fired from the ${side}: of 100,000`;
  target(name, { atMost: 2 }, `a million that wait, fired from the ${side}, take ten times as long as 100,000`);
}
target('stack, waiting, 1,000,000 more than 1,000', { atMost: 1024 });

// A tenth more than libev is what two runs of libev differ by.
for (const count of [1_000, 100_000, 1_000_000]) {
  for (const phase of ['schedule', 'cancel', 'fire']) target(`${phase} of ${count} timers: libev`, { atMost: 1.1, holds: 3.5 });
}

target('turns of VirtualReactor', { atLeast: 10e6 });
target('turns of NativeReactor', { atLeast: 10e6, holds: 3e6 });
