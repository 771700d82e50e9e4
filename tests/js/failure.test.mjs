// Failure: an error on its way down the errback lane.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { linesOf, play } from './ravel.mjs';

const { Failure, defer, error: errors } = (await createRavel({ time: 'virtual' })).face;

describe('a Failure', () => {
  const far = new RangeError('too far');
  const failure = new Failure(far);

  it('has its error, the class and the message of it', () => {
    assert.equal(failure.value, far);
    assert.equal(failure.type, RangeError);
    assert.equal(failure.getErrorMessage(), 'too far');
  });

  it('is short as text, and its message alone on the console', async () => {
    assert.equal(String(failure), 'Failure: RangeError: too far');
    assert.deepEqual(await linesOf((face, print) => print(failure)), ['0 too far']);
  });

  it('of a Failure is of the same error', () => assert.equal(new Failure(failure).value, far));

  it('checks: the first of the classes that its error is of, or derives from, else null', () => {
    assert.equal(failure.check(TypeError, Error, RangeError), Error);
    assert.equal(failure.check(TypeError, RangeError), RangeError);
    assert.equal(failure.check(TypeError), null);
    assert.equal(failure.check(), null);
    assert.equal(new Failure(new errors.ConnectionAborted()).check(errors.ConnectionLost), errors.ConnectionLost);
  });

  it('traps: the same, but raises its error again, by identity, when it is none of them', () => {
    assert.equal(failure.trap(TypeError, RangeError), RangeError);
    assert.throws(() => failure.trap(TypeError), (error) => error === far);
  });

  it('that is not trapped goes on unchanged to the next errback', async () => {
    const lines = await linesOf(({ defer }, print) => {
      defer.fail(far)
        .addErrback((f) => (f.trap(TypeError), print('never')))
        .addErrback((f) => (f.trap(RangeError), print('trapped', f.value === far)));
    });
    assert.deepEqual(lines, ['0 trapped true']);
  });

  it('raises the very error', () => assert.throws(() => failure.raiseException(), (error) => error === far));

  it('keeps its error along a chain, over waits, throws and returns', async () => {
    let seen;
    await play(({ defer, task, reactor, Failure }) => {
      defer.fail(far)
        .addErrback((f) => { throw f.value; })
        .addErrback((f) => { throw f; })
        .addErrback((f) => task.deferLater(reactor, 1, () => f))
        .addErrback((f) => new Failure(f))
        .addErrback((f) => void (seen = f.value));
      reactor.run();
    });
    assert.equal(seen, far);
  });

  it('may be of anything that can be thrown', () => {
    const told = (thrown) => [new Failure(thrown).type, new Failure(thrown).getErrorMessage()];
    assert.deepEqual(told(7), ['number', '7']);
    assert.deepEqual(told('text'), ['string', 'text']);
    assert.deepEqual(told(undefined), ['undefined', 'undefined']);
    assert.deepEqual(told(new TypeError()), [TypeError, 'TypeError']);
    const unshowable = { get message() { throw new Error('no'); }, toString() { throw new Error('no'); } };
    assert.equal(new Failure(unshowable).getErrorMessage(), 'an error that cannot be shown');
  });
});

describe('FirstError', () => {
  it('has the failure of the member that decided, and its place', async () => {
    await play(({ defer }) => {
      const bad = defer.fail(new RangeError('far'));
      let error;
      defer.gatherResults([new defer.Deferred(), bad], { consumeErrors: true }).addErrback((f) => void (error = f.value));
      assert.ok(error instanceof defer.FirstError);
      assert.deepEqual([error.index, error.subFailure.value.message], [1, 'far']);
      assert.equal(error.message, 'FirstError[#1, far]');
    });
  });
});

it('every error of the library says its name', () => {
  for (const [name, Class] of [...Object.entries(defer), ...Object.entries(errors)]) {
    if (Class.prototype instanceof Error) assert.equal(Class.name, name);
  }
  assert.equal(String(new defer.CancelledError()), 'CancelledError: cancelled');
});
