// A live snippet: its program, its run, and what it shows of them in the box that embed.js has drawn.
import { nothing, render, type ReactiveControllerHost } from 'lit';
import type { Network, TraceEvent } from 'ravel/create.js';
import { RunControl } from '../../src/element/run_control.js';
import type { RunSettings, ShownLine, Time } from '../../src/engine/messages.js';
import { type Status, canStop, isOver } from '../../src/model/status.js';
import type { Given, Snippet } from '../loader/types.js';
import { type Options, readOptions } from './options.js';
import { Output } from './output.js';
import { leaveEngine, shareEngine, type Sharer, takeTurn } from './page_engine.js';
import type { Pictures } from './pictures.js';
import { type Program, programOf } from './program.js';
import { openPage, shareUrl } from './share_url.js';
import { SnippetCode } from './snippet_code.js';
import { addStyles } from './styles.js';
import { tell, tellResult } from './telling.js';
import { renderTools } from './tools.js';
import { tellWrongValues } from './wrong_values.js';

export class LiveSnippet implements Snippet, Sharer, ReactiveControllerHost {
  private readonly output: Output;
  private readonly control: RunControl;
  private readonly own: SnippetCode;
  private pictures: Pictures | undefined;
  private time: Time;
  private network: Network;
  private drawn: Promise<boolean> | undefined;
  private told = false;
  private warned = false;
  private gone = false;
  /** How often it was stopped: a run that has not begun by then does not. */
  private stops = 0;
  private noted = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly given: Given,
    private readonly program: Program,
    private options: Options,
  ) {
    const { box } = given;
    this.time = options.time;
    this.network = program.network;
    this.own = new SnippetCode(given, program.source, {
      changed: (code) => {
        tell(given.host, 'ravel:change', { code });
        this.requestUpdate();
      },
      run: () => void this.run(),
    });
    addStyles(box.root);
    this.output = new Output(given.host, box);
    this.control = new RunControl(this, {
      cleared: (settings) => this.cleared(settings),
      lines: (lines, left) =>
        this.showLines(
          lines.map((line) => this.own.ownPlace(line)),
          left,
        ),
      events: (events, dropped) => this.pictures?.add(this.own.ownLines(events), dropped),
      status: (status) => this.reached(status),
    });
  }

  // -- what a page may do

  get code(): string {
    return this.own.now;
  }
  set code(code: string) {
    this.later(this.own.set(code, this.options.editable));
  }

  get state(): Status {
    return this.control.status;
  }

  run(): Promise<void> {
    const { stops } = this;
    return takeTurn(this, () => this.start(stops));
  }

  private async start(stops: number): Promise<void> {
    const { code, time, network } = this;
    const { box, host } = this.given;
    // Who has left the document meanwhile runs nothing there.
    const wanted = (): boolean => !this.gone && host.isConnected && stops === this.stops;
    if (!wanted()) return;
    const engine = shareEngine(this);
    this.told = false;
    box.say('');
    if (!(await this.control.load(engine, time)) || !wanted()) return;
    let source: string;
    try {
      source = await this.own.program(this.options.dependsOn);
    } catch (error) {
      const { message } = error as Error;
      tell(host, 'ravel:error', { message });
      return box.say(message);
    }
    if (!wanted()) return;
    tell(host, 'ravel:run', { code });
    await this.control.start({ source, time, seed: this.options.seed, network });
    clearTimeout(this.timer);
    if (this.options.timeout > 0) this.timer = setTimeout(() => void this.end(), this.options.timeout * 1_000);
  }

  stop(): Promise<void> {
    this.stops += 1;
    return this.control.stop();
  }

  /** Stops it, and does not wait for what the program does before the shutdown. */
  private async end(): Promise<void> {
    await this.control.stop();
    if (canStop(this.state)) await this.control.stop();
  }

  reset(): void {
    this.own.reset();
  }

  step(by: number): void {
    this.warnOfSteps('step()', !this.pictures);
    this.pictures?.seek(this.pictures.selected + by);
  }
  seek(step: number): void {
    this.warnOfSteps('seek()', !this.pictures);
    this.pictures?.seek(step);
  }

  /** Steps are kept where they are shown. */
  private warnOfSteps(what: string, unshown: boolean): void {
    if (!unshown || this.warned) return;
    this.warned = true;
    console.warn(`<ravel-playground>: ${what} does nothing without pictures: set timeline="compact", or chains.`, this.given.host);
  }

  trace(): Promise<TraceEvent[]> {
    return this.control.trace();
  }

  async shareUrl(): Promise<string> {
    const { network, time, options, program, given } = this;
    const code = await this.own.whole(options.dependsOn);
    const page = new URL(options.playground || '../', options.playground ? document.baseURI : given.base);
    if (!/^(https?|file):$/.test(page.protocol)) throw new Error(`playground="${options.playground}" is no address of a page.`);
    return shareUrl(
      page.href,
      { code, scenario: program.scenario, seed: options.seed, time, network, step: this.pictures?.chosen },
      program,
    );
  }

  changed(): void {
    const options = readOptions(this.given.host);
    tellWrongValues(this.given.host, options.wrong);
    if (options.time !== this.options.time) this.time = options.time;
    this.options = options;
    if (this.looked) this.later(this.look().then(() => this.pictures?.changed(options)));
    else this.warnOfSteps('step', options.step >= 0);
    this.requestUpdate();
  }

  rest(): void {
    leaveEngine(this);
    this.control.leave();
    this.control.forget();
  }

  destroy(): void {
    this.gone = true;
    clearTimeout(this.timer);
    this.rest();
  }

  async makeWay(): Promise<void> {
    const ran = this.state === 'running' || this.state === 'paused';
    await this.end();
    if (ran) this.note('Another program of this page was run, so this one was stopped.');
  }

  /** What a run has come to stays to be seen; one that goes on can't. */
  ended(): void {
    this.control.leave();
    if (canStop(this.state)) this.control.forget();
  }

  // -- its life

  async begin(): Promise<void> {
    const { box, shown, edited, pause } = this.given;
    const wants = this.options.editable || this.looked || !shown || edited !== undefined;
    await pause();
    // All that may fail to come, before any of it is drawn.
    await Promise.all([wants ? import('./code_view.js') : undefined, this.looked ? import('./pictures.js') : undefined]);
    if (wants) await this.own.open(this.options.editable);
    await this.look();
    this.warnOfSteps('step', this.options.step >= 0 && !this.looked);
    await pause();
    void this.control.load(shareEngine(this), this.time);
    this.requestUpdate();
    box.frame.addEventListener('keydown', (event) => this.keyed(event));
    box.frame.addEventListener('go-to-line', (event) => this.own.goTo((event as CustomEvent<number>).detail));
    box.frame.addEventListener('ravel-printed', (event) => this.pictures?.toPrinted((event as CustomEvent<number>).detail));
    tell(this.given.host, 'ravel:ready', {});
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
        this.own.showStep(step.seq > 0 ? step.marks : undefined);
        this.output.showStep(step);
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

  private cleared(settings: RunSettings | undefined): void {
    this.told = false;
    this.noted = '';
    clearTimeout(this.timer);
    this.own.mark([]);
    this.own.showStep(undefined);
    this.output.clear();
    const { code: source, program } = this;
    this.pictures?.begin(settings && { ...settings, source, scenario: program.scenario });
  }

  private showLines(lines: ShownLine[], left: number): void {
    const printed = lines.filter(({ stream }) => stream !== 'log');
    this.output.add(printed, left);
    for (const { stream, text } of lines) if (stream === 'log') this.note(text);
    const wrong = lines.filter(({ stream, at, printed }) => stream === 'err' && at && !printed);
    if (wrong.length > 0) this.own.mark(wrong.map(({ text, at }) => ({ ...at!, message: text })));
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
    this.output.draw();
    const { problem } = this.control;
    if (problem) {
      box.say(problem);
      if (!this.told) tell(host, 'ravel:error', { message: problem });
      this.told = true;
    }
    if (status === 'stopped') tell(host, 'ravel:stop', {});
    if (isOver(status) && this.control.settings && !this.told) {
      this.told = true;
      clearTimeout(this.timer);
      this.output.show();
      this.pictures?.end();
      void tellResult(host, this.control, status, this.output.lines);
    }
    this.requestUpdate();
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
    const { control, time, given } = this;
    const tools = renderTools({
      status: control.status,
      note: this.noted,
      time,
      reset: this.options.editable && this.own.changed ? () => this.reset() : undefined,
      steps: this.pictures?.inBar() ?? nothing,
      stop: () => void this.stop(),
      setTime: (chosen) => {
        this.time = chosen;
        this.requestUpdate();
      },
      open: () => void openPage(this.shareUrl()).catch((error: unknown) => given.box.tell(error, 'Open in Ravel')),
    });
    render(tools, given.box.tools);
  }

  /** What is fetched while the snippet is there already. */
  private later(work: Promise<void>): void {
    work.catch((error: unknown) => {
      tell(this.given.host, 'ravel:error', { message: this.given.box.tell(error, 'Run') });
    });
  }
}

/** Rejects with a sentence for people. */
export async function mount(given: Given): Promise<Snippet> {
  const options = readOptions(given.host);
  tellWrongValues(given.host, options.wrong);
  const snippet = new LiveSnippet(given, await programOf(given, options), options);
  await snippet.begin();
  return snippet;
}
