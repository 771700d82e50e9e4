// The types of trace events are those that the core's list makes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../../wasm/js/${relative}`, import.meta.url));

test('trace_kinds.ts is made from core/trace/kinds.inc: write it anew with `node wasm/js/make_trace_kinds.mjs --write`', () => {
  const made = execFileSync(process.execPath, [path('make_trace_kinds.mjs')], { encoding: 'utf8' });
  assert.equal(readFileSync(path('trace_kinds.ts'), 'utf8'), made);
});
