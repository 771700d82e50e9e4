// Places: a program that tampers with Error does itself no harm, and nobody else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import vm from 'node:vm';
import { createRavel } from '../../build/wasm/ravel/create.js';

/** Runs the body of a function of `ravel` and `console`, as the program of the name that places are found by; gives its trace. */
async function traceOf(body) {
  let settle;
  const over = new Promise((resolve) => (settle = resolve));
  const { face, host } = await createRavel({ time: 'virtual', traced: true, scenarioUrl: 'places.js', onState: settle });
  host.programAt('blob:null/1-2');
  vm.runInThisContext(`((ravel, console) => {${body}\n})`, { filename: 'places.js' })(face, host.console);
  host.scriptEnded();
  await over;
  return host.trace();
}

const lineOf = (trace, kind) => trace.find((event) => event.kind === kind)?.line;

describe('the place of what a program does', () => {
  it('is its line, however deep the library is in between', async () => {
    const trace = await traceOf("const { defer } = ravel;\nconst d = new defer.Deferred();\nd.addCallback(x => x);\nd.callback(1);\nconsole.log('x')");
    assert.deepEqual(['deferred.made', 'deferred.added', 'deferred.fired', 'printed'].map((kind) => lineOf(trace, kind)), [2, 3, 4, 5]);
  });

  it('is found beside a stack that the program has others written', async () => {
    const { prepareStackTrace } = Error;
    try {
      const trace = await traceOf("Error.prepareStackTrace = () => 'mine';\nError.stackTraceLimit = 1;\nnew ravel.defer.Deferred();\nconsole.log(new Error().stack)");
      assert.equal(lineOf(trace, 'deferred.made'), 3);
      assert.equal(trace.find(({ kind }) => kind === 'printed').text, 'mine');
    } finally {
      Error.prepareStackTrace = prepareStackTrace;
      Error.stackTraceLimit = 10;
    }
  });

  it('is left out where the program leaves no way to find it', async () => {
    const { prepareStackTrace } = Error;
    Object.defineProperty(Error, 'prepareStackTrace', { get: () => undefined, set: () => { throw new Error('no') }, configurable: true });
    try {
      const trace = await traceOf('new ravel.defer.Deferred().callback(1)');
      assert.deepEqual(trace.map(({ kind, line }) => [kind, line]), [['deferred.made', undefined], ['deferred.fired', undefined]]);
    } finally {
      Object.defineProperty(Error, 'prepareStackTrace', { value: prepareStackTrace, writable: true, configurable: true });
    }
  });
});
