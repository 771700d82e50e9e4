// The programs whose chains are timed: each has functions and values of its own, as programs of different authors have,
// and all go through the same face, so that what the engine learned of one is wrong for the next.

/** A first value, and ten functions to link to it. */
// prettier-ignore
const kinds = [
  ['1', [
    'x => x + 1', 'x => x - 1', 'x => x * 2', 'x => x ^ 3', 'x => x + 5',
    'x => x | 1', 'x => x & 0xffff', 'x => x - 7', 'x => x * 3', 'x => x % 1000',
  ]],
  ['"a"', [
    's => s + "b"', 's => s.slice(1)', 's => s + "c"', 's => s.trim()', 's => s || "d"',
    's => s.slice(0, 3)', 's => s + 1', 's => s', 's => s.slice(1)', 's => s + "e"',
  ]],
  ['{ x: 1, y: 2 }', [
    'p => p', 'p => ({ x: p.y, y: p.x })', 'p => p', 'p => { p.x++; return p }', 'p => p',
    'p => ({ ...p })', 'p => p', 'p => { p.y = 0; return p }', 'p => p', 'p => p',
  ]],
  ['[1, 2]', [
    'a => a', 'a => [a[1], a[0]]', 'a => a', 'a => a.slice()', 'a => a',
    'a => { a[0] = 3; return a }', 'a => a', 'a => a', 'a => a.concat()', 'a => a',
  ]],
  ['0.5', [
    'function half(x) { return x / 2 }', 'x => x + 0.25', 'x => Math.sqrt(x)', 'x => x * t', 'x => x - t',
    'x => x', 'x => -x', 'x => x * 0.5', 'x => Math.abs(x)', 'x => x',
  ]],
  ['undefined', [
    '() => undefined', '() => t', 't => t + 1', '() => {}', '() => null',
    '() => true', 'b => !b', '() => {}', '() => t', '() => {}',
  ]],
];

/** The text of `length` links by `method`: each of the ten at a call site of its own. */
function linksOf(functions, method, length) {
  if (length === 1) return `d.${method}(${functions[0]})`;
  const ten = functions.map((f) => `d = d.${method}(${f})`).join('; ');
  return length === 10 ? ten : `for (let i = 0; i < ${length / 10}; i++) { ${ten} }`;
}

/** Programs that each make `times` Deferreds with `length` callbacks and fire them. */
export function deferredPrograms(Deferred, length) {
  return kinds.map(([value, functions]) =>
    new Function(
      'Deferred',
      `return function (times) {
        for (let t = 0; t < times; t++) {
          let d = new Deferred();
          ${linksOf(functions, 'addCallback', length)};
          d.callback(${value});
        }
      }`,
    )(Deferred),
  );
}

/** The same with promises. Some thousand callbacks share the waiting for the last of them. */
export function promisePrograms(length) {
  const batch = Math.ceil(1000 / length);
  return kinds.map(([value, functions]) =>
    new Function(
      `return async function (times) {
        let last;
        for (let t = 0; t < times; t++) {
          let resolve;
          let d = new Promise((f) => { resolve = f });
          ${length === 1 ? 'last = ' : ''}${linksOf(functions, 'then', length)};
          ${length === 1 ? '' : 'last = d;'}
          resolve(${value});
          if (t % ${batch} === ${batch - 1}) await last;
        }
        await last;
      }`,
    )(),
  );
}

/** All programs in turn. */
export function inTurn(programs) {
  return async (times) => {
    for (const program of programs) {
      const end = program(times);
      if (end !== undefined) await end;
    }
  };
}

export const count = kinds.length;
