// A scenario's text and its moves: what comes before the run, and what comes after.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { canPredict } from '../model/moves/prediction.js';
import type { TaskResult } from '../model/tasks/evaluate.js';
import { linkTo } from './address.js';
import type { Found, Scenario } from './course.js';
import './predict.js';
import './tasks.js';

// The texts were made into HTML when the page was built, from files without HTML in them: unsafeHTML is safe here.

/** How far the learner is with the scenario. */
export interface Moves {
  /** It was run to its end, now or at another time: what is to be seen in the run may be told. */
  ran: boolean;
  /** The ids of its solved tasks. */
  solved: ReadonlySet<string>;
  /** Of the last run; undefined when there is nothing to say of it. */
  results: readonly TaskResult[] | undefined;
  /** Why there is nothing to say, where that may puzzle. */
  note: string;
  /** The last run is being looked at. */
  busy: boolean;
}

export function renderIntro(scenario: Scenario, { chapter, entry, place }: Found, moves: Moves): TemplateResult {
  const where = entry === chapter.challenge ? 'the challenge' : `${place + 1} of ${chapter.scenarios.length}`;
  return html`<article class="lesson">
    <p class="lesson-place">${chapter.title}, ${where}</p>
    <h2 class="lesson-title">${scenario.title}</h2>
    ${unsafeHTML(scenario.intro)} ${renderTasks(scenario, moves, false)}
  </article>`;
}

/** `line`: for a narrow screen, one line that opens. */
export function renderTasks(scenario: Scenario, { solved, results, note, busy }: Moves, line: boolean): TemplateResult {
  return html`<ravel-tasks .scenario=${scenario} .solved=${solved} .results=${results} .note=${note} .judging=${busy} .line=${line}></ravel-tasks>`;
}

/** What is to be seen in the run is told after it; of a challenge, once it is met. */
export function renderOutro(scenario: Scenario, { chapter, entry, next }: Found, { ran, solved }: Moves): TemplateResult {
  const { title, predict, tasks, look, question, answer } = scenario;
  const challenge = entry === chapter.challenge;
  const told = challenge ? solved.size === tasks.length : ran;
  const cards = html`<ravel-predict .scenario=${entry.id} .lines=${predict} .open=${!ran}></ravel-predict>`;
  return html`<div class="lesson">
    ${canPredict(predict) ? keyed(entry.id, cards) : nothing}
    ${look ? html`<section><h3>Look</h3>${told ? unsafeHTML(look) : html`<p class="lesson-place">${challenge ? 'Once it is solved' : 'After the run'}, this says what to look at.</p>`}</section>` : nothing}
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
