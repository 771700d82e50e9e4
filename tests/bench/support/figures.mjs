// Holds figures of a benchmark to their limits.
import assert from 'node:assert/strict';

/**
 * What `name` measures is at most, or at least, so much: its ratio to the peer in the name, the best of a rate, or
 * the value itself. A peer that is not installed makes the test a skipped one.
 *
 * Where the goal is missed so far, `holds` is what has been reached, with room for a busy machine: the test fails
 * beyond that, and says that the goal is missed.
 */
export function hold(t, figures, name, { atMost = Infinity, atLeast = -Infinity, holds }, where = '') {
  const figure = figures[name];
  const own = figures[name.slice(0, name.lastIndexOf(':'))]?.value;
  if (figure === undefined && own !== undefined) return t.skip(`${name}: not installed`);
  assert.ok(figure, `${name} was not measured`);
  const { unit, peer, ratio, best, value } = figure;
  const held = peer ? ratio : (best ?? value);
  const limit = atMost < Infinity ? `at most ${show(atMost)}` : `at least ${show(atLeast)}`;
  const measured = peer ? `${show(own)} ${unit} of ${show(value)} ${unit}, ratio ${show(ratio)}` : `${show(held)} ${unit}`;
  const met = held <= atMost && held >= atLeast;
  const short = !met && (atMost < Infinity ? held <= holds : held >= holds);
  t.diagnostic(`${where}${name}: ${measured} (${limit}${short ? `: MISSED, held to ${show(holds)}` : ''})`);
  assert.ok(met || short, `${measured}, and should be ${limit}${holds === undefined ? '' : `, or ${show(holds)} as before`}`);
}

function show(number) {
  return Math.abs(number) >= 1000 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(3)));
}
