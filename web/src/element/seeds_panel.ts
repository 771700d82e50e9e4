// <ravel-seeds>: runs the program with 20 seeds and shows which outputs occur.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { type SeedOptions, seeds } from '../engine/seeds.js';
import { count } from '../model/facts.js';
import { type SeedEnd, type SeedGroup, type SeedLine, type SeedRun, groupRuns, sayGroups } from '../model/seeds.js';
import { icons } from './icons.js';
import '../style/seeds.css';

/** Of an output so many lines are shown. */
const shownLines = 40;

const ends: Partial<Record<SeedEnd, string>> = {
  failed: 'It failed.',
  endless: 'It did not come to an end in time, and was ended.',
};

/**
 * Set `runner`: it runs the program as it is now with the seeds (engine/seeds.ts). Event, bubbling: `ravel-seed`
 * (detail: the seed that was chosen).
 */
export class SeedsPanel extends LitElement {
  static override properties = {
    runner: { attribute: false },
    seed: { attribute: false },
    runs: { state: true },
    going: { state: true },
    problem: { state: true },
  };
  declare runner: ((options: SeedOptions) => Promise<unknown>) | undefined;
  /** The one in use. */
  declare seed: number;
  declare private runs: readonly SeedRun[];
  declare private going: AbortController | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.seed = 0;
    this.runs = [];
    this.problem = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  /** What was found is of another program. */
  clear(): void {
    this.stop();
    this.runs = [];
    this.problem = '';
  }

  async run(): Promise<void> {
    if (!this.runner) return;
    this.clear();
    const going = new AbortController();
    this.going = going;
    try {
      await this.runner({ signal: going.signal, done: (run) => going === this.going && (this.runs = [...this.runs, run]) });
    } catch (error) {
      if (going === this.going) this.problem = error instanceof Error ? error.message : String(error);
    }
    if (going === this.going) this.going = undefined;
  }

  private stop(): void {
    this.going?.abort();
    this.going = undefined;
  }

  protected override render(): TemplateResult {
    const { runs, going } = this;
    const groups = groupRuns(runs);
    return html`
      <div class="panel-head">
        <h2>Seeds</h2>
        ${
          going
            ? html`<button type="button" class="button" data-testid="seeds-stop" @click=${() => this.stop()}>${icons.stop}<span>Stop</span></button>`
            : html`<button type="button" class="button" data-testid="seeds-run" ?disabled=${!this.runner} @click=${() => void this.run()}>
                ${icons.roll}<span>Run with ${seeds.length} seeds</span>
              </button>`
        }
        <p class="seeds-say" role="status" data-testid="seeds-say" data-done=${going ? nothing : runs.length}>${this.say(groups)}</p>
      </div>
      <ol class="seed-groups" data-testid="seed-groups">
        ${groups.map((group) => this.renderGroup(group, runs.length))}
      </ol>
    `;
  }

  private say(groups: SeedGroup[]): string {
    const { problem, going, runs } = this;
    if (problem) return problem;
    if (going) return `${runs.length} of ${seeds.length} are done.`;
    return sayGroups(groups) || 'The same program in virtual time: is its output always the same?';
  }

  private renderGroup({ lines, end, seeds: those, missing }: SeedGroup, total: number): TemplateResult {
    const shown = lines.slice(0, shownLines);
    return html`<li class="seed-group" data-testid="seed-group">
      <div class="seed-head">
        <strong class="mono">${those.length}</strong> of ${total}
        <svg class="seed-share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width=${(100 * those.length) / total} height="6"/></svg>
        <span class="seed-list" role="group" aria-label="Seeds that gave this output">
          ${those.map(
            (seed) =>
              html`<button type="button" class="seed-button mono" aria-label="Seed ${seed}" aria-pressed=${seed === this.seed} @click=${() => this.choose(seed)}>${seed}</button>`,
          )}
        </span>
      </div>
      <ol class="seed-lines" aria-label="Output">${shown.map((line) => this.renderLine(line))}</ol>
      ${lines.length > shown.length ? html`<p class="seed-note">${count(lines.length - shown.length, 'more line')}</p>` : nothing}
      ${lines.length === 0 ? html`<p class="seed-note">Nothing was printed.</p>` : nothing}
      ${missing > 0 ? html`<p class="seed-note">${count(missing, 'line')} fewer than the most frequent output.</p>` : nothing}
      ${ends[end] ? html`<p class="seed-note">${icons.warn}<span>${ends[end]}</span></p>` : nothing}
    </li>`;
  }

  private renderLine({ text, differs }: SeedLine): TemplateResult {
    return html`<li class="seed-line mono" ?data-differs=${differs}>
      <span class="seed-mark">${differs ? html`${icons.differs}<span class="hidden">differs: </span>` : nothing}</span><span>${text}</span>
    </li>`;
  }

  private choose(seed: number): void {
    this.dispatchEvent(new CustomEvent('ravel-seed', { detail: seed, bubbles: true }));
  }
}

customElements.define('ravel-seeds', SeedsPanel);
