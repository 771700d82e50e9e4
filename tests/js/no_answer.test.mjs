// What is said where no test can make it so: no network at all, and a page that came over https.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { noAnswer } = await import('../../build/wasm/ravel/no_answer.js');
const [notAsked, unanswered] = [0, 1];

test('a browser that says that it is offline', (t) => {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: false }, configurable: true });
  t.after(() => delete globalThis.navigator);
  assert.equal(noAnswer('http://far.test/', unanswered), 'no answer from http://far.test/: this browser says that the network is away');
});

test('a page that came over https is told of it where it asks over http', (t) => {
  globalThis.isSecureContext = true;
  t.after(() => delete globalThis.isSecureContext);
  assert.match(noAnswer('http://far.test/', unanswered), /this page came over https and may ask nobody over http/);
  assert.doesNotMatch(noAnswer('https://far.test/', unanswered), /came over https/);
});

test('a host without XMLHttpRequest', () => {
  assert.match(noAnswer('http://far.test/', notAsked), /this host of JavaScript has no XMLHttpRequest/);
});
