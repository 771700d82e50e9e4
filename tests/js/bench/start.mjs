// Start: from the module's bytes to a world that takes calls. Milliseconds.
import { median } from './measure.mjs';

export async function start(figures, { createRavel, bytes }) {
  const times = [];
  for (let i = 0; i < 15; i++) {
    const copy = bytes.slice(); // the engine may remember what it compiled from the same memory
    const began = performance.now();
    await createRavel({ module: await WebAssembly.compile(copy) });
    times.push(performance.now() - began);
  }
  figures.report('start with the bytes in hand', median(times), 'ms');
  figures.report('start with the bytes in hand, the first time', times[0], 'ms');
}
