// What is put into each document of WebKit: Playwright's own search for elements and its checks of them, so that a locator
// means the same in each engine. Playwright gives this script to the browsers that it drives, and to nobody else: it is
// read out of the version that package-lock.json pins.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { tools } from './tools.mjs';

const options = {
  isUnderTest: false,
  sdkLanguage: 'javascript',
  frameSeq: 0,
  testIdAttributeName: 'data-testid',
  stableRafCount: 1,
  browserName: 'webkit',
  isUtilityWorld: false,
  customEngines: [],
};

function playwrights() {
  const bundle = readFileSync(createRequire(import.meta.url).resolve('playwright-core/lib/coreBundle'), 'utf8');
  const literal = /'(?:[^'\\]|\\.)*InjectedScript: (?:[^'\\]|\\.)*'/s.exec(
    bundle.slice(bundle.indexOf('init_injectedScriptSource = __esm')),
  );
  if (!literal) throw new Error('This version of Playwright keeps its script elsewhere: see tests/browser/support/webkit/injected.mjs');
  return runInNewContext(literal[0]);
}

/** The name under which a document has the tools. */
export const place = "window[Symbol.for('ravel tests')]";

let whole;
/** A function's body. */
export function injection() {
  whole ??= `if (${place}) return;
const module = {};
${playwrights()}
const injected = new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)});
Object.defineProperty(window, Symbol.for('ravel tests'), { value: (${tools})(injected) });`;
  return whole;
}
