// Nothing has to be deleted: neither wasm memory nor the JavaScript tables grow.
import assert from 'node:assert/strict';
import { setImmediate as task } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';

/** Garbage is collected, and finalizers have run: how many go in one task is the engine's business. */
async function settle(ravel) {
  for (let left = Infinity, same = 0; same < 4; ) {
    globalThis.gc();
    await task();
    const { slots, holders } = measure(ravel);
    same = slots + holders < left ? 0 : same + 1;
    left = Math.min(left, slots + holders);
  }
}

/** How many slots are used, and how much memory the module has. */
function measure(ravel) {
  const { world } = ravel.face.defer.Deferred.prototype;
  return { slots: world.slots.used, bytes: world.core.HEAPU8.length, holders: ravel.face.defer.Deferred.prototype.holders.size };
}

describe('memory', { skip: globalThis.gc ? false : 'run node with --expose-gc' }, () => {
  it('stays flat over 1,000,000 Deferreds, fired, failed, waiting and never fired', async () => {
    const ravel = await createRavel();
    const { defer } = ravel.face;
    const round = () => {
      for (let i = 0; i < 20_000; ++i) {
        const fired = new defer.Deferred().addCallback((v) => v);
        fired.callback({ i });
        const failed = new defer.Deferred().addErrback(() => 'taken');
        failed.errback(new Error('x'));
        const waiting = defer.succeed(1);
        waiting.addCallback(() => new defer.Deferred().addCallback(() => i));
        new defer.Deferred(() => {}).addCallback(() => i); // never fired
      }
    };
    round();
    await settle(ravel);
    const before = measure(ravel);
    for (let i = 0; i < 10; ++i) {
      round();
      await settle(ravel);
    }
    const after = measure(ravel);
    // The core looks for pairs that wait for each other now and then: some hundreds may be left, whatever
    // the number of rounds. A leak of one kind would leave 200,000.
    assert.ok(after.slots <= before.slots + 2_000, `${before.slots} slots, then ${after.slots}`);
    assert.ok(after.holders <= before.holders + 10, `${before.holders} holders, then ${after.holders}`);
    assert.ok(after.bytes <= before.bytes * 1.5, `${before.bytes} bytes, then ${after.bytes}`);
  });

  it('stays flat over 100,000 delayed calls, made and cancelled', async () => {
    const ravel = await createRavel({ time: 'virtual' });
    const { reactor } = ravel.face;
    let made = 0;
    const round = async () => {
      for (let i = 0; i < 5_000; ++i) {
        reactor.callLater(i % 7, () => (made += 1));
        reactor.callLater(i % 5, () => assert.fail('cancelled')).cancel();
      }
      while (ravel.face.defer.Deferred.prototype.world.core.pendingCalls() > 0) await task();
    };
    reactor.run();
    await round();
    const before = measure(ravel);
    for (let i = 0; i < 9; ++i) await round();
    const after = measure(ravel);
    assert.equal(made, 50_000);
    assert.ok(after.slots <= before.slots + 10, `${before.slots} slots, then ${after.slots}`);
    assert.equal(after.bytes, before.bytes);
    reactor.stop();
  });
});
