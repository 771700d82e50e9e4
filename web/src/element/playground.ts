// <ravel-playground>: editor, run bar and console for one program. Nothing in it knows the page.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Line, Page, TraceEvent } from 'ravel/create.js';
import type { Engine, EngineRun } from '../engine/engine.js';
import type { Refusal } from '../engine/messages.js';
import { type Status, canStop, showTime, statusSentence, statusWord } from '../model/status.js';
import type { ConsoleView } from './console_view.js';
import './console_view.js';
import { Editor } from './editor.js';
import { icons } from './icons.js';

export type Time = 'virtual' | 'real';

/** A program with what it stands on. */
export interface Program {
  /** Of the scenario; '' for one of its own. */
  id: string;
  /** As it was given: Reset goes back to it. */
  source: string;
  /** As it was left, if it was changed. */
  edited?: string | undefined;
  network: Record<string, Page>;
}

export const defaultSeed = 1;

/**
 * Set `engine` and `program`; `intro` is put above the run bar. Events, bubbling: `ravel-change`
 * (detail: the code), `ravel-status` (detail: the status), `ravel-share`.
 */
export class Playground extends LitElement {
  static override properties = {
    engine: { attribute: false },
    program: { attribute: false },
    intro: { attribute: false },
    narrow: { attribute: false },
    status: { state: true },
    time: { state: true },
    seed: { state: true },
    endedAt: { state: true },
    problem: { state: true },
    pane: { state: true },
  };
  declare engine: Engine | undefined;
  declare program: Program | undefined;
  declare intro: TemplateResult | undefined;
  declare status: Status;
  declare time: Time;
  declare seed: number;
  /** Which part a narrow screen shows. */
  declare pane: 'read' | 'code' | 'output';
  private declare endedAt: number;
  private declare problem: string;

  private editor: Editor | undefined;
  private current: EngineRun | undefined;
  private runs = 0;

  constructor() {
    super();
    this.status = 'loading';
    this.time = 'virtual';
    this.seed = defaultSeed;
    this.endedAt = Number.NaN;
    this.problem = '';
    this.pane = 'read';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- what a page may do

  get code(): string {
    return this.editor?.code ?? this.program?.edited ?? this.program?.source ?? '';
  }

  /** Replaces the code; the learner can undo it. */
  setCode(code: string): void {
    this.editor?.setCode(code, true);
  }

  async run(): Promise<void> {
    const { engine } = this;
    if (!engine || this.status === 'loading') return;
    const run = ++this.runs;
    this.current?.dispose();
    this.current = undefined;
    this.editor?.mark([]);
    this.console?.clear();
    this.problem = '';
    this.endedAt = Number.NaN;
    if (this.pane !== 'output') this.pane = 'output';
    this.setStatus('running');
    const settings = { source: this.code, time: this.time, seed: this.seed, network: this.program?.network ?? {} };
    try {
      const started = await engine.run(settings, {
        lines: (lines) => run === this.runs && this.show(lines),
        state: (state, time) => run === this.runs && this.ended(state, time),
        refused: (refusal) => run === this.runs && this.refused(refusal),
      });
      if (run === this.runs) this.current = started;
      else started.dispose();
    } catch (error) {
      if (run === this.runs) this.failed(error);
    }
  }

  async stop(): Promise<void> {
    const { current } = this;
    if (!current || !canStop(this.status)) return;
    if ((await current.stop()) === 'ended') {
      this.say('The program did not give control back, so its worker was ended. What it printed so far is kept.');
    }
  }

  /** Back to the program as it was given. The editor's undo brings the learner's own back. */
  reset(): void {
    if (this.program) this.editor?.setCode(this.program.source, true);
  }

  trace(): Promise<TraceEvent[]> {
    return this.current?.trace() ?? Promise.resolve([]);
  }

  // -- the run

  private show(lines: Line[]): void {
    this.console?.add(lines);
    const marks = lines.filter(({ stream, at }) => stream === 'err' && at);
    if (marks.length > 0) this.marks.push(...marks.map(({ text, at }) => ({ line: at!.line, column: at!.column, message: text })));
    if (marks.length > 0 && this.marks.length < 100) this.editor?.mark(this.marks);
  }
  private marks: { line: number; column: number; message: string }[] = [];

  private ended(status: Status, time: number): void {
    this.endedAt = time;
    this.setStatus(status);
  }

  private refused({ message, line, column }: Refusal): void {
    const at = line > 0 ? { at: { line, column } } : {};
    this.console?.add([{ time: 0, stream: 'err', text: message, ...at }]);
    if (line > 0) this.editor?.mark([{ line, column, message }]);
  }

  private failed(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.say(this.problem);
    this.setStatus('failed');
  }

  private say(text: string): void {
    this.console?.add([{ time: Number.NaN, stream: 'log', text }]);
  }

  private setStatus(status: Status): void {
    this.status = status;
    if (status === 'running') this.marks = [];
    this.dispatchEvent(new CustomEvent('ravel-status', { detail: status, bubbles: true }));
  }

  private get console(): ConsoleView | null {
    return this.querySelector('ravel-console');
  }

  // -- life

  protected override firstUpdated(): void {
    const parent = this.querySelector<HTMLElement>('.editor')!;
    this.editor = new Editor(parent, {
      changed: (code) => this.dispatchEvent(new CustomEvent('ravel-change', { detail: code, bubbles: true })),
      run: () => void this.run(),
      leave: () => this.querySelector<HTMLElement>('[data-testid=run]')?.focus(),
    });
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('program')) this.open();
    if (changed.has('engine') && this.engine) void this.load(this.engine);
  }

  private open(): void {
    if (!this.program) return;
    this.runs += 1;
    this.current?.dispose();
    this.current = undefined;
    this.editor?.setCode(this.program.edited ?? this.program.source, false);
    this.console?.clear();
    this.endedAt = Number.NaN;
    this.pane = 'read';
    if (this.status !== 'loading') this.setStatus('idle');
  }

  private async load(engine: Engine): Promise<void> {
    try {
      await engine.load();
      if (this.status === 'loading') this.setStatus('idle');
    } catch (error) {
      this.failed(error);
    }
  }

  // -- drawing

  protected override render(): TemplateResult {
    return html`
      <div class="playground" data-pane=${this.pane}>
        <div class="intro">${this.intro ?? nothing}</div>
        ${this.renderBar()}
        <div class="editor" data-testid="editor"></div>
        <p class="editor-hint" id="editor-hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd> runs. <kbd>Esc</kbd> leaves the editor.</p>
        <section class="output" aria-label="What happened">
          ${this.renderStatus()}
          <ravel-console @go-to-line=${(event: CustomEvent<number>) => this.goTo(event.detail)}></ravel-console>
        </section>
        ${this.renderTabs()}
      </div>
    `;
  }

  private renderBar(): TemplateResult {
    const stoppable = canStop(this.status);
    return html`
      <div class="run-bar" role="toolbar" aria-label="Run">
        <button type="button" class="button main" data-testid="run" ?disabled=${this.status === 'loading'} @click=${() => void this.run()}>
          ${icons.run}<span>Run</span>
        </button>
        <button type="button" class="button" data-testid="stop" ?disabled=${!stoppable} @click=${() => void this.stop()}>
          ${icons.stop}<span>Stop</span>
        </button>
        <button type="button" class="button" data-testid="reset" title="Back to the program as it was; undo brings yours back" @click=${() => this.reset()}>
          ${icons.reset}<span>Reset</span>
        </button>
        <button type="button" class="button" data-testid="share" title="Copy a link to this program" @click=${() => this.share()}>
          ${icons.share}<span>Share</span>
        </button>
        <label class="field" title="Virtual time jumps from call to call; real time waits">
          ${icons.clock}<span class="field-name">Time</span>
          <select data-testid="time" .value=${this.time} @change=${(event: Event) => (this.time = (event.target as HTMLSelectElement).value as Time)}>
            <option value="virtual">virtual</option>
            <option value="real">real</option>
          </select>
        </label>
        <label class="field" title="Where random numbers begin: the same seed gives the same run">
          ${icons.dice}<span class="field-name">Seed</span>
          <input class="mono" data-testid="seed" type="number" min="0" max="999999" step="1" .value=${String(this.seed)} @change=${(event: Event) => this.changeSeed(event.target as HTMLInputElement)} />
        </label>
      </div>
    `;
  }

  private renderStatus(): TemplateResult {
    return html`
      <div class="status" data-testid="status" data-state=${this.status} role="status">
        <span class="status-word">${statusWord(this.status)}</span>
        ${Number.isFinite(this.endedAt) ? html`<span class="status-time mono">${showTime(this.endedAt)} s</span>` : nothing}
        <span class="status-sentence">${this.problem || statusSentence(this.status)}</span>
      </div>
    `;
  }

  private renderTabs(): TemplateResult {
    const tab = (pane: Playground['pane'], icon: TemplateResult, name: string) => html`
      <button type="button" aria-pressed=${this.pane === pane} @click=${() => (this.pane = pane)}>${icon}<span>${name}</span></button>
    `;
    return html`<nav class="tabs" aria-label="Parts">
      ${this.intro ? tab('read', icons.read, 'Text') : nothing} ${tab('code', icons.code, 'Code')} ${tab('output', icons.console, 'Output')}
    </nav>`;
  }

  private goTo(line: number): void {
    this.pane = 'code';
    void this.updateComplete.then(() => this.editor?.goTo(line));
  }

  private changeSeed(input: HTMLInputElement): void {
    const seed = Number(input.value);
    if (input.value !== '' && Number.isInteger(seed) && seed >= 0 && seed <= 999_999) this.seed = seed;
    input.value = String(this.seed);
  }

  private share(): void {
    this.dispatchEvent(new CustomEvent('ravel-share', { bubbles: true }));
  }
}

customElements.define('ravel-playground', Playground);
