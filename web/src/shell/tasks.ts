// <ravel-tasks>: what there is to change, one task open at a time, each with its tick and what it still misses.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { icons } from '../element/icons.js';
import type { CheckResult, TaskResult } from '../model/tasks/evaluate.js';
import type { Task } from '../model/tasks/format.js';
import type { Scenario } from './course.js';

/** The most sentences on what is missing. */
const mostMissing = 3;

/**
 * Set `scenario`, `solved` (the ids of its solved tasks), `results` (of the last run; undefined: nothing to say of
 * it), `note` and `judging` (it is still being looked at). With `line`, a narrow screen's: one line that opens. Event,
 * bubbling: `ravel-use-code` (detail: a program for the editor).
 */
export class Tasks extends LitElement {
  static override properties = {
    scenario: { attribute: false },
    solved: { attribute: false },
    results: { attribute: false },
    note: {},
    judging: { type: Boolean },
    line: { type: Boolean, reflect: true },
    chosen: { state: true },
    unfolded: { state: true },
    hinted: { state: true },
    given: { state: true },
    tried: { state: true },
    said: { state: true },
    problem: { state: true },
  };
  declare scenario: Pick<Scenario, 'tasks' | 'source' | 'solutions'> | undefined;
  declare solved: ReadonlySet<string>;
  declare results: readonly TaskResult[] | undefined;
  /** In place of results: why there are none. */
  declare note: string;
  declare judging: boolean;
  declare line: boolean;
  /** The open task, when the learner opened one; '' when they closed it. */
  declare private chosen: string | undefined;
  declare private unfolded: boolean;
  declare private hinted: ReadonlySet<string>;
  /** Of what task a program was put into the editor, and which. */
  declare private given: { task: string; what: string } | undefined;
  /** The task that was open when the run was judged: what the others miss is nobody's question. */
  declare private tried: string;
  declare private problem: string;
  /** For screen readers. */
  declare private said: string;

  constructor() {
    super();
    this.solved = new Set();
    this.note = '';
    this.judging = false;
    this.line = false;
    this.forget();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('scenario')) this.forget();
    const before = changed.get('solved') ?? this.solved;
    if (changed.has('results')) this.tried = this.chosen ?? this.firstOpen(before);
    if (changed.has('results') || changed.has('note')) this.said = this.note || this.missingWords();
    const now = changed.has('scenario') ? [] : [...this.solved].filter((id) => !before.has(id));
    if (now.length === 0) return;
    this.said = `Solved: ${now.map((id) => `task ${this.placeOf(id)}`).join(', ')}.`;
    // The next one opens.
    if (this.chosen !== undefined && now.includes(this.chosen)) this.chosen = undefined;
  }

  /** What the task that was tried misses, for who hears it. */
  private missingWords(): string {
    const sentences = this.sentencesOf(this.tried).slice(0, mostMissing);
    return sentences.length > 0 ? `Not solved yet: ${sentences.join(' ').replaceAll('`', '')}` : '';
  }

  private placeOf(id: string): number {
    return 1 + (this.scenario?.tasks.findIndex((task) => task.id === id) ?? 0);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('results') && this.results && !this.line) this.querySelector('.task.open')?.scrollIntoView({ block: 'nearest' });
  }

  private forget(): void {
    this.chosen = undefined;
    this.unfolded = false;
    this.hinted = new Set();
    this.given = undefined;
    this.tried = '';
    this.said = '';
    this.problem = '';
  }

  /** The first that is not solved, unless another was chosen. */
  private get open(): string {
    return this.chosen ?? this.firstOpen(this.solved);
  }

  private firstOpen(solved: ReadonlySet<string>): string {
    return this.scenario?.tasks.find(({ id }) => !solved.has(id))?.id ?? '';
  }

  private async put(task: Task, what: string, program: (solutions: Record<string, string>) => string): Promise<void> {
    const { scenario } = this;
    if (!scenario) return;
    try {
      const detail = program(await scenario.solutions());
      if (scenario !== this.scenario) return;
      this.problem = '';
      this.given = { task: task.id, what };
      this.said = givenWords(what);
      this.dispatchEvent(new CustomEvent('ravel-use-code', { detail, bubbles: true }));
    } catch {
      this.said = this.problem = 'This could not be loaded: is the network there? Press again to try once more.';
    }
  }

  // -- drawing

  protected override render(): TemplateResult | typeof nothing {
    const { scenario, solved, line, unfolded } = this;
    if (!scenario || scenario.tasks.length === 0) return nothing;
    const list = html`<ol class="tasks">
      ${scenario.tasks.map((task, index) => this.renderTask(task, index))}
    </ol>`;
    if (line) return this.renderLine(scenario.tasks, unfolded, list);
    return html`<section class="move" data-testid="tasks">
      <h3>Change <span class="move-aside">${solved.size} of ${scenario.tasks.length} solved</span></h3>
      ${list} ${this.renderSaid()}
    </section>`;
  }

  /** The task at hand, as one line of a narrow screen. */
  private renderLine(tasks: readonly Task[], unfolded: boolean, list: TemplateResult): TemplateResult {
    const task = tasks.find(({ id }) => id === this.open) ?? tasks.at(-1)!;
    const missing = this.sentencesOf(task.id)[0];
    const done = tasks.every(({ id }) => this.solved.has(id));
    return html`<section class="task-line" data-testid="task-line" aria-label="Tasks">
      <button type="button" class="task-line-button" aria-expanded=${unfolded} @click=${() => (this.unfolded = !unfolded)}>
        ${done ? icons.done : unfolded ? nothing : sign(this.solved.has(task.id))}
        <span class="task-line-text">
          <span>${done ? 'Every task is solved' : unfolded ? 'Tasks' : unsafeHTML(task.text)}</span>
          ${missing && !unfolded ? html`<span class="task-line-missing">${withCode(missing)}</span>` : nothing}
        </span>
        ${icons.down}
      </button>
      ${unfolded ? list : nothing} ${this.renderSaid()}
    </section>`;
  }

  private renderSaid(): TemplateResult {
    return html`<p class="hidden" role="status" data-testid="tasks-said">${this.said}</p>`;
  }

  private renderTask(task: Task, index: number): TemplateResult {
    const { id } = task;
    const solved = this.solved.has(id);
    const open = this.open === id;
    const alone = this.scenario!.tasks.length === 1;
    return html`<li class="task ${open ? 'open' : ''}" data-testid="task" data-id=${id} data-state=${solved ? 'solved' : 'open'}>
      ${sign(solved)}
      <div class="task-body">
        <button type="button" class="task-name" aria-expanded=${open} @click=${() => (this.chosen = open ? '' : id)}>
          Task${alone ? '' : ` ${index + 1}`}.<span class="hidden">${solved ? ' Solved.' : ' Not solved yet.'}</span>
        </button>
        <span class="task-text">${unsafeHTML(task.text)}</span>
        ${open ? this.renderOpen(task, index) : nothing}
      </div>
    </li>`;
  }

  private renderOpen(task: Task, index: number): TemplateResult {
    const { hinted, given, problem } = this;
    const { id, hint, after, breaks } = task;
    const button = (name: string, press: () => void) => html`<button type="button" class="text-button" @click=${press}>${name}</button>`;
    const place = after ? this.placeOf(after) : 0;
    const original = () => this.scenario!.source;
    return html`
      ${hint && hinted.has(id) ? html`<p class="task-hint"><b>Hint.</b> ${unsafeHTML(hint)}</p>` : nothing}
      ${this.renderMissing(id)}
      ${given?.task === id ? html`<p class="task-given">${givenWords(given.what)}</p>` : nothing}
      ${problem ? html`<p class="task-given">${problem}</p>` : nothing}
      <div class="move-buttons">
        ${hint && !hinted.has(id) ? button('Hint', () => (this.hinted = new Set([...hinted, id]))) : nothing}
        ${button('Show one solution', () => void this.put(task, 'One solution', (solutions) => solutions[id] ?? original()))}
        ${after ? button(`Start from task ${place}’s solution`, () => void this.put(task, `The solution of task ${place}`, (solutions) => solutions[after] ?? original())) : nothing}
        ${
          breaks
            ? button(
                'Put it back',
                () => void this.put(task, 'The program as it was', (solutions) => (after && solutions[after]) || original()),
              )
            : !after && index > 0
              ? button('Start from the original', () => void this.put(task, 'The original program', original))
              : nothing
        }
      </div>
    `;
  }

  /** What this task misses; only of the one that was tried. */
  private sentencesOf(id: string): string[] {
    const result = id === this.tried ? this.results?.find((one) => one.id === id) : undefined;
    return result ? missingOf(result.checks) : [];
  }

  private renderMissing(id: string): TemplateResult | typeof nothing {
    if (this.judging) return html`<p class="task-missing">Looking at the run …</p>`;
    if (this.note) return html`<p class="task-given">${this.note}</p>`;
    const sentences = this.sentencesOf(id);
    if (sentences.length === 0) return nothing;
    const more = sentences.length - mostMissing;
    return html`<div class="task-missing" data-testid="missing">
      <ul>
        ${sentences.slice(0, mostMissing).map((words) => html`<li>${withCode(words)}</li>`)}
      </ul>
      ${more > 0 ? html`<p>And ${more} more.</p>` : nothing}
    </div>`;
  }
}

/** Each sentence once. What was not tried yet is of no help while something else is missing. */
function missingOf(checks: readonly CheckResult[]): string[] {
  const wrong = checks.filter(({ holds }) => !holds);
  const tried = wrong.filter(({ untried }) => !untried);
  return [...new Set((tried.length > 0 ? tried : wrong).map(({ missing }) => missing))];
}

const givenWords = (what: string): string => `${what} is in the editor. Undo brings yours back.`;

/** A box that becomes a tick. */
const sign = (solved: boolean): TemplateResult =>
  html`<span class="task-sign ${solved ? 'solved' : ''}" aria-hidden="true">${solved ? icons.done : nothing}</span>`;

/** What stands between backquotes is code. */
const withCode = (words: string): (TemplateResult | string)[] =>
  words.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

customElements.define('ravel-tasks', Tasks);
