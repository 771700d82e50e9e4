// The tests that a program ran: a list, each with its sign, its word and what went wrong.
import { html, nothing, type TemplateResult } from 'lit';
import type { TestResult } from 'ravel/create.js';
import { count } from '../model/facts.js';
import { icons } from './icons.js';

const words: Record<TestResult['result'], string> = { ok: 'passed', fail: 'failed', error: 'error', skip: 'skipped', todo: 'to do' };
const signs: Record<TestResult['result'], TemplateResult> = {
  ok: icons.done,
  fail: icons.err,
  error: icons.warn,
  skip: icons.out,
  todo: icons.open,
};

/** Nothing where no test was run. `goTo` is called with a line of the program. */
export function renderTests(tests: readonly TestResult[], goTo: (line: number) => void): TemplateResult | typeof nothing {
  if (tests.length === 0) return nothing;
  return html`
    <section class="tests" aria-label="Tests">
      <div class="panel-head"><h2>Tests</h2></div>
      <ul class="tests-list" data-testid="tests" tabindex="0" aria-label="Tests that were run">
        ${tests.map((test) => renderTest(test, goTo))}
      </ul>
    </section>
  `;
}

function renderTest({ name, result, checks, message, at }: TestResult, goTo: (line: number) => void): TemplateResult {
  return html`
    <li class="test" data-result=${result}>
      <span class="test-result">${signs[result]}<span>${words[result]}</span></span>
      <span class="test-name">${name}${message === undefined ? nothing : html`<span class="test-message mono">${message}</span>`}</span>
      <span class="test-checks ${checks === 0 && result === 'ok' ? 'none' : ''}">${count(checks, 'check')}</span>
      ${at ? html`<button type="button" class="line-place mono" aria-label=${`L${at.line}, go to this line`} @click=${() => goTo(at.line)}>L${at.line}</button>` : nothing}
    </li>
  `;
}
