// The fuzzer for a minute, or for RAVEL_SOAK_MINUTES: no program that it makes of bytes may go wrong.
import { test } from 'node:test';
import { anyBytes, minutesOf, runFuzzer } from './run.mjs';

const minutes = minutesOf(1);

test(`the core under programs made from bytes, for ${minutes} min`, (t) =>
  runFuzzer(t, {
    name: 'programs',
    minutes,
    seeds: Array.from({ length: 100 }, (_, seed) => anyBytes(seed, 64 + 8 * seed)),
    what: 'programs',
    options: ['-max_len=1024'],
    hint: 'Print the program with: build/fuzz/tests/fuzz_programs --print build/fuzz/programs/found/…',
  }));
