// A live snippet: its program, its run, and what it shows of them in the box that embed.js has drawn.
import { nothing, render, type ReactiveControllerHost } from 'lit';
import type { Network, TraceEvent } from 'ravel/create.js';
import '../../src/element/console_view.js';
import type { ConsoleView } from '../../src/element/console_view.js';
import type { Editor } from '../../src/element/editor.js';
import { RunControl } from '../../src/element/run_control.js';
import type { RunSettings, ShownLine, Time } from '../../src/engine/messages.js';
import { type Status, canStop, isOver } from '../../src/model/status.js';
import type { Options } from '../loader/attributes.js';
import type { Given, Snippet } from '../loader/types.js';
import { joinWithOthers } from './other_cells.js';
import { leaveEngine, shareEngine, type Sharer, takeTurn } from './page_engine.js';
import type { Pictures } from './pictures.js';
import { type Program, programOf } from './program.js';
import { addStyles } from './styles.js';
import { tell, tellResult } from './telling.js';
import { renderTools } from './tools.js';

export class LiveSnippet implements Snippet, Sharer, ReactiveControllerHost {
  private readonly console: ConsoleView;
  private readonly control: RunControl;
  private editor: Editor | undefined;
  /** The code, as long as no editor has it. */
  private text: string;
  private pictures: Pictures | undefined;
  /** How many lines of other cells come before this one's in the program that runs. */
  private offset = 0;
  private options: Options;
  private time: Time;
  private network: Network;
  private lines: ShownLine[] = [];
  private drawn: Promise<boolean> | undefined;
  private told = false;
  private noted = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly given: Given,
    private readonly program: Program,
  ) {
    const { box, options } = given;
    this.options = options;
    this.time = options.time;
    this.network = program.network;
    this.text = given.edited ?? program.source;
    addStyles(box.root);
    this.console = document.createElement(consoleName) as ConsoleView;
    this.control = new RunControl(this, {
      cleared: (settings) => this.cleared(settings),
      lines: (lines, left) => this.showLines(lines.map(this.placed), left),
      events: (events, dropped) => this.pictures?.add(this.offset > 0 ? events.map(this.ownLine) : events, dropped),
      status: (status) => this.reached(status),
    });
  }

  // -- what a page may do

  get code(): string {
    return this.editor?.code ?? this.text;
  }
  set code(code: string) {
    this.text = code;
    if (this.editor) this.editor.setCode(code);
    else void this.edit();
  }

  get state(): Status {
    return this.control.status;
  }

  run(): Promise<void> {
    return takeTurn(this, () => this.start());
  }

  private async start(): Promise<void> {
    const { code, time, network } = this;
    const { box, host } = this.given;
    const engine = shareEngine(this);
    await this.control.load(engine, time);
    box.say('');
    let source: string;
    try {
      ({ source, offset: this.offset } = joinWithOthers(host, code, this.options.dependsOn));
    } catch (error) {
      return box.say((error as Error).message);
    }
    tell(host, 'ravel:run', { code });
    await this.control.start({ source, time, seed: this.options.seed, network });
    clearTimeout(this.timer);
    if (this.options.timeout > 0) this.timer = setTimeout(() => void this.stop(), this.options.timeout * 1_000);
  }

  stop(): Promise<void> {
    return this.control.stop();
  }

  reset(): void {
    this.text = this.program.source;
    this.editor?.setCode(this.text);
  }

  step(by: number): void {
    if (this.pictures) this.pictures.seek(this.pictures.selected + by);
  }
  seek(step: number): void {
    this.pictures?.seek(step);
  }

  trace(): Promise<TraceEvent[]> {
    return this.control.trace();
  }

  async shareUrl(): Promise<string> {
    const { shareUrl } = await import('./share_url.js');
    const { code, network, time, options, program, given } = this;
    const page = new URL(options.playground || '../', options.playground ? document.baseURI : given.base).href;
    return shareUrl(page, { code, scenario: program.scenario, seed: options.seed, time, network, step: this.pictures?.chosen }, program);
  }

  changed(options: Options): void {
    if (options.time !== this.options.time) this.time = options.time;
    this.options = options;
    if (this.looked) void this.look().then(() => this.pictures?.changed(options));
    this.requestUpdate();
  }

  rest(): void {
    leaveEngine(this);
    this.control.forget();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.rest();
  }

  async makeWay(): Promise<void> {
    const ran = this.state === 'running' || this.state === 'paused';
    await this.control.stop();
    if (ran) this.note('Another program of this page was run, so this one was stopped.');
  }

  /** What a run has come to stays to be seen; one that goes on can't. */
  ended(): void {
    if (canStop(this.state)) this.control.forget();
  }

  // -- its life

  async begin(): Promise<void> {
    const { box, shown, edited, pause } = this.given;
    const wants = this.options.editable || this.looked || !shown || edited !== undefined;
    await pause();
    if (wants) await this.edit();
    await this.look();
    await pause();
    void this.control.load(shareEngine(this), this.time);
    this.requestUpdate();
    box.frame.addEventListener('keydown', (event) => this.keyed(event));
    box.frame.addEventListener('go-to-line', (event) => this.editor?.goTo((event as CustomEvent<number>).detail));
    box.frame.addEventListener('ravel-printed', (event) => this.pictures?.toPrinted((event as CustomEvent<number>).detail));
    tell(this.given.host, 'ravel:ready', {});
  }

  private async edit(): Promise<void> {
    const { openEditor } = await import('./code_view.js');
    const { box, shown, host, pause } = this.given;
    await pause();
    if (this.editor) return;
    this.editor = openEditor(box, shown, this.options.editable, {
      changed: (code) => {
        tell(host, 'ravel:change', { code });
        this.requestUpdate();
      },
      run: () => void this.run(),
    });
    this.editor.open(this.program.source);
    if (this.text !== this.program.source) this.editor.setCode(this.text);
  }

  /** A picture of the run is wanted. */
  private get looked(): boolean {
    return this.options.timeline !== 'off' || this.options.chains !== 'off';
  }

  private async look(): Promise<void> {
    if (!this.looked || this.pictures) return;
    const { Pictures } = await import('./pictures.js');
    await this.given.pause();
    this.pictures ??= new Pictures(this.given.box, this.options, {
      step: (step) => {
        this.editor?.showStep(step.seq > 0 ? step.marks : undefined);
        if (step.seq > 0) this.console.showStep(step);
      },
      requestUpdate: () => this.requestUpdate(),
    });
  }

  /** As on the page of Ravel: Ctrl+Enter runs, Escape stops, single keys step. Not where something is written. */
  private keyed(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.defaultPrevented || target.closest('.cm-content, input, select')) return;
    if (event.key === 'Escape' && canStop(this.state)) void this.stop();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.run();
    else if (!this.pictures?.takeKey(event)) return;
    event.preventDefault();
  }

  // -- the run

  /** A place in the code as it is here; the other cells' lines are not. */
  private readonly placed = (line: ShownLine): ShownLine => {
    const { at, ...rest } = line;
    return at && at.line > this.offset ? { ...rest, at: { ...at, line: at.line - this.offset } } : rest;
  };
  private readonly ownLine = (event: TraceEvent): TraceEvent => {
    const { line = 0, ...rest } = event;
    return line > this.offset ? { ...rest, line: line - this.offset } : rest;
  };

  private cleared(settings: RunSettings | undefined): void {
    this.told = false;
    this.lines = [];
    this.noted = '';
    clearTimeout(this.timer);
    this.editor?.mark([]);
    this.editor?.showStep(undefined);
    this.console.clear();
    const { code: source, program } = this;
    this.pictures?.begin(settings && { ...settings, source, scenario: program.scenario });
  }

  private showLines(lines: ShownLine[], left: number): void {
    const printed = lines.filter(({ stream }) => stream !== 'log');
    if (printed.length > 0) this.showConsole();
    this.console.add(printed, left);
    for (const { stream, text } of lines) if (stream === 'log') this.note(text);
    for (const line of printed) {
      this.lines.push(line);
      const { time, stream, text } = line;
      tell(this.given.host, 'ravel:output', { time, stream, text });
      if (stream === 'err' && !line.printed) tell(this.given.host, 'ravel:error', { message: text, ...line.at });
    }
    const wrong = lines.filter(({ stream, at, printed }) => stream === 'err' && at && !printed);
    if (wrong.length > 0) this.editor?.mark(wrong.map(({ text, at }) => ({ ...at!, message: text })));
  }

  /** What Ravel says of a run: in the bar where it is what the run has come to, else in a line of its own. */
  private note(text: string): void {
    this.noted = text;
    this.requestUpdate();
    setTimeout(() => this.noted === text && this.state !== 'waiting' && this.given.box.say(text), 100);
  }

  private reached(status: Status): void {
    const { host, box } = this.given;
    box.frame.dataset.state = status;
    box.run.setAttribute('aria-disabled', String(status === 'loading'));
    this.console.draw();
    if (this.control.problem) box.say(this.control.problem);
    if (isOver(status) && this.control.settings && !this.told) {
      this.told = true;
      clearTimeout(this.timer);
      this.showConsole();
      this.pictures?.end();
      if (status === 'stopped') tell(host, 'ravel:stop', {});
      void tellResult(host, this.control, status, this.lines);
    }
    this.requestUpdate();
  }

  /** In the place of the recorded output, and at first as high. */
  private showConsole(): void {
    const { output } = this.given.box;
    if (this.console.isConnected) return;
    const { height } = output.getBoundingClientRect();
    for (const slot of output.querySelectorAll('slot')) slot.hidden = true;
    output.classList.remove('none');
    output.style.minHeight = `${height}px`;
    output.append(this.console);
  }

  // -- drawing, as a host of Lit's controllers

  addController(): void {}
  removeController(): void {}
  get updateComplete(): Promise<boolean> {
    return this.drawn ?? Promise.resolve(true);
  }
  requestUpdate(): void {
    this.drawn ??= Promise.resolve().then(() => {
      this.drawn = undefined;
      this.draw();
      return true;
    });
  }

  private draw(): void {
    const { control, time, program, given, code } = this;
    const changed = code !== program.source;
    const tools = renderTools({
      status: control.status,
      note: this.noted,
      time,
      reset: this.options.editable && changed ? () => this.reset() : undefined,
      steps: this.pictures?.inBar() ?? nothing,
      stop: () => void this.stop(),
      setTime: (chosen) => {
        this.time = chosen;
        this.requestUpdate();
      },
      open: (event) => void this.open(event),
    });
    render(tools, given.box.tools);
  }

  /** The address is made when it is asked for. */
  private async open(event: Event): Promise<void> {
    event.preventDefault();
    const page = window.open('about:blank', '_blank');
    const url = await this.shareUrl();
    if (page) {
      page.opener = null;
      page.location.replace(url);
    } else location.assign(url);
  }
}

const consoleName = 'ravel-console';

/** Rejects with a sentence for people. */
export async function mount(given: Given): Promise<Snippet> {
  const snippet = new LiveSnippet(given, await programOf(given));
  await snippet.begin();
  return snippet;
}
