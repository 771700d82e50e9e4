// A scenario's text beside its program.
import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Chapter, Scenario } from './course.js';

/** The texts were made into HTML when the page was built, from files without HTML in them: unsafeHTML is safe here. */
export function renderLesson(scenario: Scenario, chapter: Chapter, place: number): TemplateResult {
  return html`<article class="lesson">
    <p class="lesson-place">${chapter.title}, ${place + 1} of ${chapter.scenarios.length}</p>
    <h1>${scenario.title}</h1>
    ${unsafeHTML(scenario.intro)}
    ${scenario.look ? html`<section class="look"><h2>Look</h2>${unsafeHTML(scenario.look)}</section>` : nothing}
    ${scenario.question ? renderQuestion(scenario) : nothing}
  </article>`;
}

function renderQuestion({ question, answer }: Scenario): TemplateResult {
  return html`<section class="question">
    <h2>Question</h2>
    ${unsafeHTML(question)}
    <details>
      <summary>Answer</summary>
      ${unsafeHTML(answer)}
    </details>
  </section>`;
}
