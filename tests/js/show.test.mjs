// What a value is called on the console and in traces: safe with every value, and the program notices nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { show } from '../../build/wasm/ravel/show.js';

describe('show', () => {
  it('ends where a value holds itself', () => {
    const ring = { name: 'ring' };
    ring.self = ring;
    assert.equal(show(ring), '{name: ring, self: <itself>}');
    const list = [1];
    list.push(list);
    assert.equal(show(list), '1, <itself>');
  });

  it('asks no getter', () => {
    let asked = 0;
    const value = { plain: 1, get counted() { return ++asked; }, get thrown() { throw new Error('no'); } };
    assert.equal(show(value), '{plain: 1, counted: <getter>, thrown: <getter>}');
    assert.equal(asked, 0);
  });

  it('gets over proxies that throw', () => {
    const no = () => { throw new Error('no'); };
    const angry = new Proxy({}, { get: no, has: no, ownKeys: no, getPrototypeOf: no, getOwnPropertyDescriptor: no });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const value of [angry, proxy, { inside: angry }]) assert.equal(show(value), '<cannot be shown>');
  });

  it('is short', () => {
    assert.equal(show('x'.repeat(1_000_000)).length, 10_000 + '… (1000000 characters)'.length);
    assert.ok(show(Array.from({ length: 1_000_000 }, (_, i) => i)).endsWith('99, … 999900 more'));
    let deep = {};
    for (let i = 0; i < 100_000; ++i) deep = { deep };
    assert.equal(show(deep), '{deep: {deep: {deep: {…}}}}');
  });

  it('calls what has no other name by its class', () => {
    class Kettle {}
    assert.deepEqual([new Kettle(), new Map([[1, 2]]), Object.create(null), Symbol('s'), 10n].map(show), ['<Kettle>', '<Map of 1>', '{}', 'Symbol(s)', '10']);
  });
});
