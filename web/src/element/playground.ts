// <ravel-playground>: editor, run bar and console for one program. Nothing in it knows the page.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Network, TestResult, TraceEvent } from 'ravel/create.js';
import type { Engine, EngineRun } from '../engine/engine.js';
import { type Breaks, type PauseReason, type Refusal, type ShownLine, type Time, mostTests } from '../engine/messages.js';
import { type SeedOptions, runSeeds } from '../engine/seeds.js';
import type { RunFacts } from '../model/facts.js';
import { type Status, canStop, isOver, pauseSentence } from '../model/status.js';
import { renderConditions } from './conditions.js';
import type { ConsoleView } from './console_view.js';
import './console_view.js';
import { Editor, type Mark } from './editor.js';
import { renderLiveBar } from './live_bar.js';
import { type Pane, renderTabs } from './panes.js';
import { type Program, defaultSeed } from './program.js';
import { renderRunBar } from './run_bar.js';
import type { SeedsPanel } from './seeds_panel.js';
import { renderSplitter } from './splitter.js';
import { renderFacts, renderStatus } from './status_view.js';
import { renderTests } from './test_list.js';

/** More marks than this help nobody. */
const mostMarks = 100;

/**
 * Set `engine` and `program`; `intro` is put above the run bar, `outro` below the console. Events,
 * bubbling: `ravel-change` (detail: the code), `ravel-status` (detail: the status), `ravel-share`.
 */
export class Playground extends LitElement {
  static override properties = {
    engine: { attribute: false },
    program: { attribute: false },
    intro: { attribute: false },
    outro: { attribute: false },
    status: { state: true },
    time: { state: true },
    seed: { state: true },
    pane: { state: true },
    changed: { state: true },
    reached: { state: true },
    problem: { state: true },
    facts: { state: true },
    tests: { state: true },
    paused: { state: true },
    onFailure: { state: true },
    line: { state: true },
    network: { state: true },
  };
  declare engine: Engine | undefined;
  declare program: Program | undefined;
  declare intro: TemplateResult | undefined;
  declare outro: TemplateResult | undefined;
  declare status: Status;
  declare time: Time;
  declare seed: number;
  declare network: Network;
  /** Which part a narrow screen shows. */
  declare pane: Pane;
  /** Whether the code is not as it was given. */
  declare private changed: boolean;
  /** When the reactor came to the state it is in; NaN: it could not tell. */
  declare private reached: number;
  declare private problem: string;
  declare private facts: RunFacts | undefined;
  declare private tests: readonly TestResult[];
  /** Why the run is paused. */
  declare private paused: PauseReason | undefined;
  declare private onFailure: boolean;
  /** Of the editor's cursor. */
  declare private line: number;
  /** Of the width, the program's, in percent. */
  declare private share: number;

  private editor: Editor | undefined;
  private current: EngineRun | undefined;
  private marks: Mark[] = [];
  private runs = 0;
  private begun = 0;
  /** Why no program can be run, until one could. */
  private loadError: unknown;

  constructor() {
    super();
    this.status = 'loading';
    this.time = 'virtual';
    this.seed = defaultSeed;
    this.changed = false;
    this.reached = Number.NaN;
    this.problem = '';
    this.tests = [];
    this.onFailure = false;
    this.network = {};
    this.line = 1;
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

  async run(breaks: Breaks = {}): Promise<void> {
    const { engine } = this;
    if (!engine || this.status === 'loading') return;
    const run = this.forgetRun();
    this.begun = performance.now();
    this.setStatus('running');
    if (!this.console?.offsetParent) this.pane = 'output';
    this.querySelector('.output')?.scrollIntoView({ block: 'nearest' });
    const settings = {
      source: this.code,
      time: this.time,
      seed: this.seed,
      network: this.network,
      breaks: { failure: this.onFailure, ...breaks },
    };
    const heard =
      <A extends unknown[]>(f: (...args: A) => void) =>
      (...args: A) =>
        void (run === this.runs && f.apply(this, args));
    try {
      const started = await engine.run(settings, {
        lines: heard(this.showLines),
        tested: heard(this.tested),
        events: () => {},
        state: heard(this.reach),
        paused: heard((reason: PauseReason, time: number) => {
          this.paused = reason;
          this.reach('paused', time);
        }),
        resumed: heard(() => this.reach('running', Number.NaN)),
        refused: heard(this.refused),
      });
      this.loadError = undefined;
      if (run === this.runs) this.current = started;
      else started.dispose();
    } catch (error) {
      if (run === this.runs) this.failed(error);
    }
  }

  async stop(): Promise<void> {
    const { current } = this;
    if (!current || !canStop(this.status)) return;
    if ((await current.stop()) === 'ended' && current === this.current) {
      this.say('The program did not give control back, so its worker was ended. What it printed is kept.');
    }
  }

  /** One turn of the run; where none goes on, of a new one, which pauses before its first. */
  turn(): void {
    if (canStop(this.status)) this.current?.turn();
    else void this.run({ start: true });
  }

  /** Goes on until something happens at this line of the program. */
  runTo(line: number): void {
    if (canStop(this.status)) this.current?.runTo(line);
    else void this.run({ line });
  }

  /** The program as it is, with many seeds; what it shows of itself is not touched. */
  private readonly runSeeds = async (options: SeedOptions): Promise<void> => {
    if (this.engine) await runSeeds(this.engine, { source: this.code, network: this.network }, options);
  };

  private breakOnFailure(on: boolean): void {
    this.onFailure = on;
    this.current?.breakOnFailure(on);
  }

  /** Back to the program as it was given. The editor's undo brings the learner's own back. */
  reset(): void {
    if (this.program) this.editor?.setCode(this.program.source, true);
  }

  trace(): Promise<TraceEvent[]> {
    return this.current?.trace() ?? Promise.resolve([]);
  }

  // -- the run

  /** Nothing of the run before is shown or heard any more. Gives the number of the next. */
  private forgetRun(): number {
    this.current?.dispose();
    this.current = undefined;
    this.marks = [];
    this.editor?.mark([]);
    this.console?.clear();
    this.problem = '';
    this.reached = Number.NaN;
    this.facts = undefined;
    this.tests = [];
    return ++this.runs;
  }

  private showLines(lines: ShownLine[], left: number): void {
    this.console?.add(lines, left);
    const wrong = lines.filter(({ stream, at, printed }) => stream === 'err' && at && !printed);
    this.mark(wrong.map(({ text, at }) => ({ ...at!, message: text })));
  }

  private tested(test: TestResult): void {
    if (this.tests.length < mostTests) this.tests = [...this.tests, test];
  }

  private mark(marks: Mark[]): void {
    if (marks.length === 0 || this.marks.length >= mostMarks) return;
    this.marks.push(...marks.slice(0, mostMarks));
    this.editor?.mark(this.marks);
  }

  private reach(status: Status, seconds: number): void {
    // Whoever sees the state finds the lines that came before it.
    this.console?.draw();
    this.reached = seconds;
    this.setStatus(status);
  }

  private refused({ message, line, column }: Refusal): void {
    const at = line > 0 ? { at: { line, column } } : {};
    this.console?.add([{ time: 0, stream: 'err', text: message, ...at }]);
    if (line > 0) this.mark([{ line, column, message }]);
  }

  private failed(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.setStatus('failed');
  }

  private say(text: string): void {
    this.console?.add([{ time: this.console.lastTime, stream: 'log', text }]);
  }

  private setStatus(status: Status): void {
    const { console: shown } = this;
    this.status = status;
    if (isOver(status) && shown && !this.problem) {
      const { time, seed, reached, begun } = this;
      this.facts = {
        time,
        seed,
        seconds: reached,
        took: this.facts?.took ?? performance.now() - begun,
        printed: shown.printed,
        errors: shown.errors,
      };
    }
    this.dispatchEvent(new CustomEvent('ravel-status', { detail: status, bubbles: true }));
  }

  private get console(): ConsoleView | null {
    return this.querySelector('ravel-console');
  }

  // -- life

  protected override firstUpdated(): void {
    this.editor = new Editor(this.querySelector<HTMLElement>('.editor')!, {
      changed: (code) => {
        this.changed = code !== this.program?.source;
        this.dispatchEvent(new CustomEvent('ravel-change', { detail: code, bubbles: true }));
      },
      run: () => void this.run(),
      moved: (line) => (this.line = line),
      leave: () => this.querySelector<HTMLElement>('[data-testid=run]')?.focus(),
    });
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('program') && this.program) this.open(this.program);
    if (changed.has('engine') && this.engine) void this.load(this.engine);
  }

  private open({ source, edited, seed, time, network, editedNetwork }: Program): void {
    this.forgetRun();
    this.network = editedNetwork ?? network;
    this.querySelector<SeedsPanel>('ravel-seeds')?.clear?.();
    this.editor?.setCode(edited ?? source, false);
    this.changed = edited !== undefined && edited !== source;
    this.seed = seed ?? defaultSeed;
    if (time) this.setTime(time);
    this.pane = this.intro ? 'read' : 'code';
    if (this.loadError) this.failed(this.loadError);
    else if (this.status !== 'loading') this.setStatus('idle');
  }

  private async load(engine: Engine): Promise<void> {
    try {
      await engine.load(this.time);
      if (this.status === 'loading') this.setStatus('idle');
    } catch (error) {
      this.loadError = error;
      this.failed(error);
    }
  }

  private setTime(time: Time): void {
    this.time = time;
    // What goes wrong here is said when it is run.
    this.engine?.load(time).catch(() => {});
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { status, time, seed, changed } = this;
    return html`
      <div class="playground" data-pane=${this.pane}>
        <div class="reading">
          <div class="intro">${this.intro ?? nothing}</div>
          <div class="outro">${this.outro ?? nothing}</div>
        </div>
        ${renderRunBar({
          status,
          time,
          seed,
          changed,
          run: () => void this.run(),
          stop: () => void this.stop(),
          reset: () => this.reset(),
          share: () => this.dispatchEvent(new CustomEvent('ravel-share', { bubbles: true })),
          setTime: (chosen) => this.setTime(chosen),
          setSeed: (chosen) => (this.seed = chosen),
        })}
        <section class="code" aria-label="Program">
          <div class="editor" data-testid="editor"></div>
          <p class="editor-hint" id="editor-hint"><span><kbd>Ctrl</kbd> <kbd>Enter</kbd> runs</span> <span><kbd>Esc</kbd> leaves the editor</span></p>
          ${renderConditions({
            network: this.network,
            given: this.program?.network ?? this.network,
            seed,
            setNetwork: (network) => (this.network = network),
            setSeed: (chosen) => (this.seed = chosen),
            runSeeds: this.runSeeds,
          })}
        </section>
        ${renderSplitter()}
        <section class="output" aria-label="What happened">
          ${renderStatus(status, this.reached, this.problem || (status === 'paused' && this.paused ? pauseSentence(this.paused) : ''))}
          ${renderLiveBar({
            status,
            virtual: time === 'virtual',
            line: this.line,
            onFailure: this.onFailure,
            pause: () => this.current?.pause(),
            goOn: () => this.current?.goOn(),
            turn: () => this.turn(),
            runTo: (line) => this.runTo(line),
            breakOnFailure: (on) => this.breakOnFailure(on),
          })}
          <ravel-console @go-to-line=${(event: CustomEvent<number>) => this.goTo(event.detail)}></ravel-console>
          ${renderTests(this.tests, (line) => this.goTo(line))} ${renderFacts(this.facts)}
        </section>
        ${renderTabs(this.pane, this.intro !== undefined, this.facts ? this.facts.printed + this.facts.errors : 0, (pane) => (this.pane = pane))}
      </div>
    `;
  }

  private goTo(line: number): void {
    this.pane = 'code';
    void this.updateComplete.then(() => this.editor?.goTo(line));
  }
}

customElements.define('ravel-playground', Playground);
