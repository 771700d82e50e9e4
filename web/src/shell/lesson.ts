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
  return html`<div class="lesson-top">
      <p class="lesson-place">${chapter.title}, ${where}</p>
      ${renderJumps(scenario, moves)}
    </div>
    <article class="lesson">
      <h2 class="lesson-title" tabindex="-1">${scenario.title}</h2>
      ${unsafeHTML(scenario.intro)}
    </article>`;
}

/** To the parts of the text; Run has a button of its own. */
function renderJumps({ predict, tasks, question }: Scenario, { solved }: Moves): TemplateResult {
  const jump = (move: Move, there: boolean, aside: TemplateResult | string = '') =>
    there
      ? html`<li><button type="button" class="text-button" @click=${(event: Event) => showMove(event.currentTarget as HTMLElement, move)}>${moveNames[move]}${aside}</button></li>`
      : nothing;
  const count = html` <span class="mono" aria-hidden="true">${solved.size}/${tasks.length}</span>`;
  return html`<ul class="jumps" aria-label="Moves">
    ${jump('predict', canPredict(predict))} ${jump('look', true)} ${jump('change', tasks.length > 0, count)} ${jump('answer', question !== '')}
  </ul>`;
}

type Move = 'predict' | 'look' | 'change' | 'answer';
const moveNames: Record<Move, string> = { predict: 'Predict', look: 'Look', change: 'Change', answer: 'Answer' };

/** Scrolls to a part of the text beside `from`. */
export function showMove(from: HTMLElement, move: Move): void {
  from.closest('ravel-app')?.querySelector(`.reading [data-move=${move}]`)?.scrollIntoView({ block: 'start' });
}

/** `line`: for a narrow screen, one line that opens. */
export function renderTasks(scenario: Scenario, { solved, results, note, busy }: Moves, line: boolean): TemplateResult {
  return html`<ravel-tasks data-move="change" .scenario=${scenario} .solved=${solved} .results=${results} .note=${note} .judging=${busy} .line=${line}></ravel-tasks>`;
}

/** The moves, in their order. What is to be seen in the run is told after it; of a challenge, once it is solved. */
export function renderOutro(scenario: Scenario, found: Found, moves: Moves): TemplateResult {
  const { chapter, entry, next } = found;
  const challenge = entry === chapter.challenge;
  const { predict } = scenario;
  const cards = html`<ravel-predict data-move="predict" .scenario=${entry.id} .lines=${predict} .open=${!moves.ran}></ravel-predict>`;
  return html`<div class="lesson moves">
    ${canPredict(predict) ? keyed(entry.id, cards) : nothing}
    ${challenge ? nothing : renderLook(scenario, moves.ran ? '' : 'After the run, this says what to look at.')}
    ${renderTasks(scenario, moves, false)}
    ${challenge ? renderLook(scenario, moves.solved.size === scenario.tasks.length ? '' : 'Once it is solved, this says what to look at.') : nothing}
    ${renderQuestion(scenario)}
    ${next ? html`<p class="next"><a href=${linkTo(next.id)}>Next: ${next.title}</a></p>` : nothing}
  </div>`;
}

/** `instead`: what is said as long as it is not to be told. */
function renderLook({ look }: Scenario, instead: string): TemplateResult {
  return html`<section data-move="look"><h3>Look</h3>${instead ? html`<p class="lesson-place">${instead}</p>` : unsafeHTML(look)}</section>`;
}

function renderQuestion({ title, question, answer }: Scenario): TemplateResult | typeof nothing {
  if (!question) return nothing;
  return html`<section data-move="answer">
    <h3>Question</h3>
    ${unsafeHTML(question)} ${keyed(title, html`<details><summary>Answer</summary>${unsafeHTML(answer)}</details>`)}
  </section>`;
}
