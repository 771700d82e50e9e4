// <ravel-playground>: editor, run bar, console and pictures for one program. Nothing in it knows the page.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Network, TraceEvent } from 'ravel/create.js';
import type { Engine } from '../engine/engine.js';
import type { Breaks, RunSettings, ShownLine, Time } from '../engine/messages.js';
import type { SeedOptions } from '../engine/seeds.js';
import { sameNetwork } from '../model/network.js';
import { type Status, isOver, pauseSentence } from '../model/status.js';
import type { TraceFile } from '../model/trace_file.js';
import type { Conditions } from './conditions.js';
import type { ConsoleView } from './console_view.js';
import './console_view.js';
import { Editor, type Mark } from './editor.js';
import { keepFocus } from './kept_focus.js';
import { renderLiveBar } from './live_bar.js';
import { type Pane, renderTabs } from './panes.js';
import { PictureLink } from './picture_link.js';
import { type Program, defaultSeed } from './program.js';
import { renderRunBar } from './run_bar.js';
import { RunControl } from './run_control.js';
import type { SeedsPanel } from './seeds_panel.js';
import { renderSplitter } from './splitter.js';
import { renderFacts, renderStatus } from './status_view.js';
import { renderTests } from './test_list.js';

/** More marks than this help nobody. */
const mostMarks = 100;

/**
 * Set `engine` and `program`; `intro` is put above the run bar, `outro` behind it, `foot` under the editor. Events,
 * bubbling: `ravel-change` (detail: the code), `ravel-reset` (before it is), `ravel-network` (detail: the network),
 * `ravel-status` (detail: the status), `ravel-ran` (detail: the RunRecord of a run that is over, with its time and
 * network), `ravel-share`, `ravel-notice` (detail: a sentence), `ravel-open-file` (detail: a File), `ravel-save-program`.
 */
export class Playground extends LitElement {
  static override properties = {
    engine: { attribute: false },
    program: { attribute: false },
    intro: { attribute: false },
    outro: { attribute: false },
    foot: { attribute: false },
    time: { state: true },
    seed: { state: true },
    network: { state: true },
    pane: { state: true },
    changed: { state: true },
    line: { state: true },
  };
  declare engine: Engine | undefined;
  declare program: Program | undefined;
  declare intro: TemplateResult | undefined;
  declare outro: TemplateResult | undefined;
  declare foot: TemplateResult | undefined;
  declare time: Time;
  declare seed: number;
  declare network: Network;
  /** Which part a narrow screen shows. */
  declare pane: Pane;
  /** Whether the code is not as it was given. */
  declare private changed: boolean;
  /** Of the editor's cursor. */
  declare private line: number;

  readonly pictures = new PictureLink(this, {
    editor: () => this.editor,
    console: () => this.querySelector<ConsoleView>('ravel-console'),
    say: (text) => this.tell('ravel-notice', text),
  });
  private readonly control = new RunControl(this, {
    cleared: (settings) => this.cleared(settings),
    lines: (lines, left) => this.showLines(lines, left),
    events: (events, dropped) => this.pictures.add(events, dropped),
    status: (status) => this.reached(status),
  });
  private editor: Editor | undefined;
  private marks: Mark[] = [];

  constructor() {
    super();
    this.time = 'virtual';
    this.seed = defaultSeed;
    this.network = {};
    this.changed = false;
    this.line = 1;
    this.pane = 'read';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- what a page may do

  get cursor(): number {
    return this.editor?.cursor ?? 0;
  }

  get code(): string {
    return this.editor?.code ?? this.program?.edited ?? this.program?.source ?? '';
  }

  /** The learner has changed the program or its network. */
  get edited(): boolean {
    const { program, code, network } = this;
    return program !== undefined && (code !== program.source || !sameNetwork(network, program.network));
  }

  /** Replaces the code; the learner can undo it. `quietly`: whatever part of the playground is in view. */
  setCode(code: string, quietly = false): void {
    this.editor?.setCode(code);
    if (this.pane === 'read' && !quietly) this.pane = 'code';
  }

  async run(breaks: Breaks = {}): Promise<void> {
    if (!this.querySelector<HTMLElement>('.output')?.offsetParent) this.pane = 'output';
    const { code: source, time, seed, network } = this;
    this.querySelector('.output')?.scrollIntoView({ block: 'nearest' });
    await this.control.start({ source, time, seed, network }, breaks);
  }

  stop(): Promise<void> {
    return this.control.stop();
  }

  /** One turn of the run; where none goes on, of a new one, which pauses before its first. */
  turn(): void {
    if (this.control.on) this.control.turn();
    else void this.run({ start: true });
  }

  /** Goes on until something happens at this line of the program. */
  runTo(line: number): void {
    if (this.control.on) this.control.runTo(line);
    else void this.run({ line });
  }

  /** Back to the program as it was given. The editor's undo brings the learner's own back. */
  reset(): void {
    this.tell('ravel-reset', undefined);
    if (this.program) this.editor?.setCode(this.program.source);
  }

  trace(): Promise<TraceEvent[]> {
    return this.control.trace();
  }

  /** Shows a recorded run without running anything. */
  openTrace(file: TraceFile): void {
    this.control.forget();
    const printed = file.events.filter(({ kind }) => kind === 'printed');
    this.showLines(
      printed.map(({ time, text = '', line }) => ({ time, stream: 'out', text, ...(line && { at: { line, column: 1 } }) })),
      0,
    );
    this.pictures.open(file);
  }

  // -- the run

  private cleared(settings: RunSettings | undefined): void {
    this.marks = [];
    this.editor?.mark([]);
    this.querySelector<ConsoleView>('ravel-console')?.clear();
    this.pictures.begin(settings && { ...settings, scenario: this.program?.id ?? '' });
  }

  private showLines(lines: ShownLine[], left: number): void {
    this.querySelector<ConsoleView>('ravel-console')?.add(lines, left);
    const wrong = lines.filter(({ stream, at, printed }) => stream === 'err' && at && !printed);
    if (wrong.length === 0 || this.marks.length >= mostMarks) return;
    this.marks.push(...wrong.slice(0, mostMarks).map(({ text, at }) => ({ ...at!, message: text })));
    this.editor?.mark(this.marks);
  }

  private reached(status: Status): void {
    // Whoever sees the state finds the lines that came before it.
    this.querySelector<ConsoleView>('ravel-console')?.draw();
    this.tell('ravel-status', status);
    if (isOver(status)) this.pictures.end();
    const record = this.control.record();
    if (record && this.control.settings) {
      const { time, network } = this.control.settings;
      this.tell('ravel-ran', { record, time, network });
    }
  }

  /** The program as it is, with many seeds; what is shown of the last run is not touched. */
  private readonly runSeeds = async (options: SeedOptions): Promise<void> => {
    const { runSeeds } = await import('../engine/seeds.js');
    if (this.engine) await runSeeds(this.engine, { source: this.code, network: this.network }, options);
  };

  private tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  // -- life

  protected override firstUpdated(): void {
    keepFocus(this);
    this.editor = new Editor(this.querySelector<HTMLElement>('.editor')!, {
      changed: (code) => {
        this.changed = code !== this.program?.source;
        this.tell('ravel-change', code);
      },
      run: () => void this.run(),
      moved: (line) => (this.line = line),
      leave: () => this.querySelector<HTMLElement>('[data-testid=run]')?.focus(),
    });
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('program') && this.program) this.open(this.program);
    if (!this.engine) return;
    // It is fetched while the program is.
    if (changed.has('engine')) this.engine.load(this.time).catch(() => {});
    if (this.program && this.control.status === 'loading') void this.control.load(this.engine, this.time);
  }

  private open({ id, key, source, edited, cursor, seed, time, network, editedNetwork, step }: Program): void {
    this.control.forget();
    this.pictures.want(step);
    this.network = editedNetwork ?? network;
    this.querySelector<SeedsPanel>('ravel-seeds')?.clear?.();
    this.editor?.open(edited ?? source, cursor);
    this.changed = edited !== undefined && edited !== source;
    this.seed = seed ?? defaultSeed;
    if (time) this.setTime(time);
    // Of what somebody shared, the program is to be read first.
    this.pane = this.intro && key === id ? 'read' : 'code';
  }

  private setTime(time: Time): void {
    this.time = time;
    this.control.prepare(time);
  }

  setNetwork(network: Network): void {
    this.network = network;
    this.tell('ravel-network', network);
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { control, time, seed, changed } = this;
    const { status, facts, paused, problem } = control;
    return html`
      <div class="playground" data-pane=${this.pane}>
        <div class="reading" role=${this.intro ? 'region' : nothing} aria-label=${this.intro ? 'Text' : nothing} tabindex=${this.intro ? '0' : nothing}>
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
          share: () => this.tell('ravel-share', undefined),
          setTime: (chosen) => this.setTime(chosen),
          setSeed: (chosen) => (this.seed = chosen),
        })}
        <section class="code" aria-label="Program">
          <div class="editor" data-testid="editor"></div>
          <p class="editor-hint" id="editor-hint"><span><kbd>Ctrl</kbd> <kbd>Enter</kbd> runs</span> <span><kbd>Tab</kbd> indents</span> <span><kbd>Esc</kbd> leaves the editor</span></p>
          ${this.foot ?? nothing} ${this.pictures.renderLine(this.line)}
        </section>
        ${renderSplitter()}
        <section class="output" aria-label="What was printed" @ravel-printed=${(event: CustomEvent<number>) => this.pictures.toPrinted(event.detail)}>
          <div class="run-state">
          ${renderStatus(status, control.reached, problem || (status === 'paused' && paused ? pauseSentence(paused) : ''))}
          ${renderLiveBar({
            status,
            virtual: time === 'virtual',
            line: this.line,
            onFailure: control.onFailure,
            pause: () => control.pause(),
            goOn: () => control.goOn(),
            turn: () => this.turn(),
            runTo: (line) => this.runTo(line),
            breakOnFailure: (on) => control.breakOnFailure(on),
          })}
          </div>
          <ravel-console @go-to-line=${(event: CustomEvent<number>) => this.goTo(event.detail)}></ravel-console>
          ${renderTests(control.tests, (line) => this.goTo(line))} ${renderFacts(facts)}
        </section>
        <section class="look" aria-label="What happened" @go-to-line=${(event: CustomEvent<number>) => this.goTo(event.detail)}>${this.pictures.render(this.pane, this.conditions())}</section>
        ${renderTabs(this.pane, this.intro !== undefined, facts ? facts.printed + facts.errors : 0, (pane) => (this.pane = pane))}
      </div>
    `;
  }

  private conditions(): Conditions {
    const { network, seed } = this;
    return {
      network,
      given: this.program?.network ?? network,
      seed,
      setNetwork: (chosen) => this.setNetwork(chosen),
      setSeed: (chosen) => (this.seed = chosen),
      runSeeds: this.runSeeds,
    };
  }

  private goTo(line: number): void {
    this.pane = 'code';
    void this.updateComplete.then(() => this.editor?.goTo(line));
  }
}

customElements.define('ravel-playground', Playground);
