// Chains of 1, 10 and 100 through the face, and of C++ callbacks in WebAssembly, beside Promise.then. Per callback.
import { timed } from './measure.mjs';
import { count, deferredPrograms, inTurn, promisePrograms } from './programs.mjs';

/** How many traced chains of ten fit into the recorder, with a margin. */
const recordable = 300;

export async function chains(figures, { createRavel, cpp }) {
  const { face } = await createRavel();
  const { Deferred } = face.defer;
  // Every length goes through the face before any is timed.
  for (const length of [100, 10, 1]) await inTurn(deferredPrograms(Deferred, length))(200);
  for (const length of [1, 10, 100]) {
    const promises = await timed(count * length, inTurn(promisePrograms(length)));
    await figures.compare(`JavaScript callbacks, chain of ${length}`, [
      ['ravel', await timed(count * length, inTurn(deferredPrograms(Deferred, length)))],
      ['promise', promises],
    ]);
    if (!cpp) continue;
    await figures.compare(`C++ callbacks, chain of ${length}`, [
      ['ravel', await timed(Math.max(10, length), (times) => cpp._bench_chains(length, times))],
      ['promise', promises],
    ]);
  }
}

/**
 * With a trace, and without. A recorder is full after some time, so each sample has a world of its own; Chromium
 * has room for some hundred in a page.  */
export async function traced(figures, { createRavel, cpp }) {
  const inWorld = (traced) => async () => {
    const { face } = await createRavel({ traced });
    const programs = inTurn(deferredPrograms(face.defer.Deferred, 10));
    await programs(recordable / 10);
    const began = performance.now();
    await programs(recordable);
    return ((performance.now() - began) * 1e6) / (recordable * count * 10);
  };
  await figures.compare('JavaScript callbacks, chain of 10, recorded', [
    ['ravel', inWorld(true)],
    ['absent', inWorld(false)],
  ]);
  if (!cpp) return;
  await figures.compare('C++ callbacks, chain of 10, recorded', [
    ['ravel', await timed(10, (times) => cpp._bench_recorded_chains(10, times), { most: 3000 })],
    ['absent', await timed(10, (times) => cpp._bench_chains(10, times))],
  ]);
}
