// Holds figures of a benchmark to their limits.
import assert from 'node:assert/strict';

/**
 * What `name` measures is at most, or at least, so much: its ratio to the peer in the name, the best of a rate, or
 * the value itself. A peer that is not installed makes the test a skipped one.
 */
export function hold(t, figures, name, { atMost = Infinity, atLeast = -Infinity }, where = '') {
  const figure = figures[name];
  const own = figures[name.slice(0, name.lastIndexOf(':'))]?.value;
  if (figure === undefined && own !== undefined) return t.skip(`${name}: not installed`);
  assert.ok(figure, `${name} was not measured`);
  const { unit, peer, ratio, best, value } = figure;
  const held = peer ? ratio : (best ?? value);
  const limit = atMost < Infinity ? `at most ${show(atMost)}` : `at least ${show(atLeast)}`;
  const measured = peer ? `${show(own)} ${unit} of ${show(value)} ${unit}, ratio ${show(ratio)}` : `${show(held)} ${unit}`;
  t.diagnostic(`${where}${name}: ${measured} (${limit})`);
  assert.ok(held <= atMost && held >= atLeast, `${measured}, and should be ${limit}`);
}

function show(number) {
  return Math.abs(number) >= 1000 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(3)));
}
