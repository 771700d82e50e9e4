// The native soak, for RAVEL_SOAK_MINUTES: nothing that was begun is lost, nothing is logged, the memory stays flat.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultyServer } from './faulty_server.mjs';

const program = fileURLToPath(new URL('../../build/native/tests/soak', import.meta.url));
const minutes = Number(process.env.RAVEL_SOAK_MINUTES || 30);
/** By how much the memory may have grown behind the warm-up, in KB: millions of things end meanwhile. */
const mostGrowth = 8 * 1024;

const sum = (ended) => Object.values(ended).reduce((all, count) => all + count, 0);
const told = (name, { begun, ended }) =>
  `${begun} ${name} (${Object.entries(ended)
    .sort(([, a], [, b]) => b - a)
    .map(([how, count]) => `${count} ${how}`)
    .join(', ')})`;

test(`timers, pages and connections natively, for ${minutes} min`, async (t) => {
  const server = await faultyServer();
  t.after(() => server.close());
  const run = spawn(program, [server.url, String(minutes), String(process.env.RAVEL_SOAK_SEED || 1)]);
  let out = '';
  let err = '';
  run.stdout.on('data', (text) => (out += text));
  run.stderr.on('data', (text) => (err = (err + text).slice(-10_000)));
  const [code, signal] = await once(run, 'close');
  assert.equal(code, 0, `it ended with ${code ?? signal}\n${err}`);
  const summary = JSON.parse(out);
  const { calls, waits, fetches, clients, connections, accepted, memory } = summary;
  t.diagnostic(
    [
      `${minutes} min`,
      told('calls', calls),
      told('waits', waits),
      told('pages', fetches),
      told('connections', connections),
      `${accepted.begun} accepted, ${Math.round(summary.echoed / 1e6)} MB echoed`,
      `${clients.begun} clients ended with ${clients.dropped} requests under way`,
      `memory ${Math.round(memory.atWarm)} KB warm, ${Math.round(memory.atEnd)} KB at the end, growth ${Math.round(memory.growth)} KB`,
    ].join('; '),
  );
  for (const [name, tally] of Object.entries({ calls, waits, fetches, connections, accepted })) {
    assert.ok(tally.begun > 0, name);
    assert.equal(sum(tally.ended), tally.begun, `${name}: ${JSON.stringify(tally)}`);
    assert.equal(tally.left, 0, name);
    assert.ok(!tally.ended.wrong, name);
  }
  assert.equal(clients.dropped, clients.begun * 4, 'requests of a client that has ended fired all the same');
  assert.equal(summary.wrong, 0, 'bytes that came back changed');
  assert.equal(summary.logged, 0, err);
  assert.ok(memory.growth < mostGrowth, `the memory grew by ${memory.growth} KB: ${JSON.stringify(memory)}`);
});
