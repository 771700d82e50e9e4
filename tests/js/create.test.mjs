// createRavel: what it says where there can be no world.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';

describe('createRavel', () => {
  it('rejects with the reason when the module cannot be instantiated', async () => {
    // (module (import "a" "zz" (func)))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 8, 1, 1, 97, 2, 122, 122, 0, 0];
    const module = new WebAssembly.Module(new Uint8Array(bytes));
    await assert.rejects(createRavel({ module }), (error) => {
      assert.match(error.message, /the WebAssembly module cannot be instantiated: .*zz/);
      assert.ok(error.cause instanceof WebAssembly.LinkError);
      return true;
    });
  });

  it('rejects when the module is another one', async () => {
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    await assert.rejects(createRavel({ module }), /the WebAssembly module cannot be instantiated/);
  });
});
