// RunControl: the playground's run. Starts, stops and steps it, and keeps what is known of it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TestResult, TraceEvent } from 'ravel/create.js';
import type { Engine, EngineRun, RunEvents } from '../engine/engine.js';
import { type Breaks, type PauseReason, type Refusal, type RunSettings, type ShownLine, type Time, mostTests } from '../engine/messages.js';
import type { RunFacts } from '../model/facts.js';
import { type Status, canStop, isOver } from '../model/status.js';
import { RunCollector } from '../model/tasks/collect.js';
import type { RunRecord } from '../model/tasks/run_record.js';

/** Who shows it. */
export interface RunShown {
  /** A new one begins, or the last is forgotten: nothing of it is to be shown any more. */
  cleared(settings: RunSettings | undefined): void;
  lines(lines: ShownLine[], left: number): void;
  events(events: readonly TraceEvent[], dropped: number): void;
  status(status: Status): void;
}

const stopWords = {
  ended:
    'The program did not give control back, so its worker was ended. What it printed is kept; of very many lines the last may be missing.',
  'ended-closing': 'Stop was asked for again, so the worker was ended at once. What the program printed is kept.',
  closing: 'The reactor was asked to stop, and waits for what the program does before the shutdown. Stop again ends it at once.',
};

export class RunControl implements ReactiveController {
  status: Status = 'loading';
  /** When the reactor came to the state it is in; NaN: it could not tell. */
  reached = Number.NaN;
  /** Why there is no run, in words. */
  problem = '';
  facts: RunFacts | undefined;
  tests: readonly TestResult[] = [];
  /** Why the run is paused. */
  paused: PauseReason | undefined;
  onFailure = false;

  private engine: Engine | undefined;
  private current: EngineRun | undefined;
  /** Of the run. */
  settings: RunSettings | undefined;
  private collector: RunCollector | undefined;
  private events: TraceEvent[] = [];
  private lastTime = 0;
  private left = 0;
  private number = 0;
  private begun = 0;
  /** Why no program can be run, until one could. */
  private loadError: unknown;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shown: RunShown,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Gives whether programs can be run. */
  async load(engine: Engine, time: Time): Promise<boolean> {
    this.engine = engine;
    try {
      await engine.load(time);
      if (this.status === 'loading') this.setStatus('idle');
      return true;
    } catch (error) {
      // Another one may have taken its place meanwhile.
      if (engine !== this.engine) return false;
      this.loadError = error;
      this.failed(error);
      return false;
    }
  }

  /** What a run in this time needs is fetched ahead. What goes wrong is said when it is run. */
  prepare(time: Time): void {
    this.engine?.load(time).catch(() => {});
  }

  /** The engine goes, and what it was to bring. */
  leave(): void {
    this.engine = undefined;
    if (this.status === 'loading') this.setStatus('idle');
  }

  async start(settings: Omit<RunSettings, 'breaks'>, breaks: Breaks = {}): Promise<void> {
    const { engine } = this;
    if (!engine || this.status === 'loading') return;
    const whole = { ...settings, breaks: { failure: this.onFailure, ...breaks } };
    const run = this.clear(whole);
    this.begun = performance.now();
    this.setStatus('running');
    try {
      const started = await engine.run(whole, this.heardOf(run));
      this.loadError = undefined;
      if (run === this.number) this.current = started;
      else started.dispose();
    } catch (error) {
      if (run === this.number) this.failed(error);
    }
  }

  async stop(): Promise<void> {
    const { current } = this;
    if (!canStop(this.status)) return;
    if (!current) {
      // Its worker is still on its way: it is ended as it comes.
      this.number += 1;
      return this.reach('stopped', Number.NaN);
    }
    const stopped = await current.stop();
    if (current === this.current && stopped !== 'asked') this.say(stopWords[stopped]);
  }

  /** The run before is over and forgotten. */
  forget(): void {
    this.clear(undefined);
    if (this.loadError) this.failed(this.loadError);
    else if (this.status !== 'loading') this.setStatus('idle');
  }

  get on(): boolean {
    return canStop(this.status);
  }
  pause(): void {
    this.current?.pause();
  }
  goOn(): void {
    this.current?.goOn();
  }
  turn(): void {
    this.current?.turn();
  }
  runTo(line: number): void {
    this.current?.runTo(line);
  }
  breakOnFailure(on: boolean): void {
    this.onFailure = on;
    this.current?.breakOnFailure(on);
    this.host.requestUpdate();
  }

  trace(): Promise<TraceEvent[]> {
    return this.current?.trace() ?? Promise.resolve([]);
  }

  /** The run as its tasks judge it; undefined while it goes on. */
  record(): RunRecord | undefined {
    const { status } = this;
    if (!isOver(status)) return undefined;
    return this.collector?.record(status, this.reached, this.events);
  }

  // -- what is heard of it

  private heardOf(run: number): RunEvents {
    const heard =
      <A extends unknown[]>(f: (...args: A) => void) =>
      (...args: A) =>
        void (run === this.number && f.apply(this, args));
    return {
      lines: heard(this.showLines),
      tested: heard((test: TestResult) => {
        this.collector?.tested(test);
        if (this.tests.length < mostTests) this.tests = [...this.tests, test];
        this.host.requestUpdate();
      }),
      events: heard((events: readonly TraceEvent[], dropped: number) => {
        for (const event of events) this.events.push(event);
        this.shown.events(events, dropped);
      }),
      state: heard(this.reach),
      paused: heard((reason: PauseReason, time: number) => {
        this.paused = reason;
        this.reach('paused', time);
      }),
      resumed: heard(() => this.reach('running', Number.NaN)),
      refused: heard(({ message, line, column }: Refusal) => {
        const at = line > 0 ? { at: { line, column } } : {};
        this.showLines([{ time: 0, stream: 'err', text: message, ...at }], this.left);
      }),
    };
  }

  private showLines(lines: ShownLine[], left: number): void {
    this.left = left;
    this.lastTime = lines.at(-1)?.time ?? this.lastTime;
    this.collector?.add(lines);
    this.shown.lines(lines, left);
  }

  private say(text: string): void {
    this.showLines([{ time: this.lastTime, stream: 'log', text }], this.left);
  }

  private reach(status: Status, seconds: number): void {
    this.reached = seconds;
    this.setStatus(status);
  }

  private failed(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.setStatus('failed');
  }

  /** Gives the number of the run that may come now. */
  private clear(settings: RunSettings | undefined): number {
    this.current?.dispose();
    this.current = undefined;
    this.settings = settings;
    this.collector = settings && new RunCollector(settings);
    this.events = [];
    this.lastTime = this.left = 0;
    this.problem = '';
    this.reached = Number.NaN;
    this.facts = undefined;
    this.tests = [];
    this.shown.cleared(settings);
    return ++this.number;
  }

  private setStatus(status: Status): void {
    this.status = status;
    const { settings } = this;
    if (isOver(status) && settings && !this.problem) {
      this.facts = {
        time: settings.time,
        seed: settings.seed,
        seconds: this.reached,
        took: this.facts?.took ?? performance.now() - this.begun,
        printed: (this.collector?.printed.length ?? 0) + this.left,
        errors: this.collector?.errors.length ?? 0,
      };
    }
    this.shown.status(status);
    this.host.requestUpdate();
  }
}
