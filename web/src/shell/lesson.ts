// A scenario's text: what comes before the run, and what comes after.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { linkTo } from './address.js';
import type { Found, Scenario, ScenarioEntry } from './course.js';

// The texts were made into HTML when the page was built, from files without HTML in them: unsafeHTML is safe here.

export function renderIntro(scenario: Scenario, { chapter, place }: Found): TemplateResult {
  return html`<article class="lesson">
    <p class="lesson-place">${chapter.title}, ${place + 1} of ${chapter.scenarios.length}</p>
    <h2 class="lesson-title">${scenario.title}</h2>
    ${unsafeHTML(scenario.intro)}
  </article>`;
}

export function renderOutro({ title, look, question, answer }: Scenario, next: ScenarioEntry | undefined): TemplateResult {
  return html`<div class="lesson">
    ${look ? html`<section><h3>Look</h3>${unsafeHTML(look)}</section>` : nothing}
    ${
      question
        ? html`<section>
          <h3>Question</h3>
          ${unsafeHTML(question)}
          ${keyed(title, html`<details><summary>Answer</summary>${unsafeHTML(answer)}</details>`)}
        </section>`
        : nothing
    }
    ${next ? html`<p class="next"><a href=${linkTo(next.id)}>Next: ${next.title}</a></p>` : nothing}
  </div>`;
}
