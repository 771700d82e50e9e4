// One run of a JavaScript program, as the page sees it.
import type { TraceEvent } from 'ravel/create.js';
import { Allowance } from './allowance.js';
import type { EngineRun, RunEvents, Stopped } from './engine.js';
import type { FromWorker, Refusal, RunSettings } from './messages.js';
import { ReceivedTrace } from './received_trace.js';
import type { SandboxWorker } from './sandbox.js';
import { findSyntaxError } from './syntax.js';

/** In milliseconds: what a worker may take to answer Stop; when it is asked once more, and how far it is by then. */
const patience = 110;
const again = 70;
/** So much longer it is listened for an answer that is there already. */
const glance = 10;
/** What it may take to send the rest of the trace. */
const tracePatience = 2_000;

export class JavaScriptRun implements EngineRun {
  private over = false;
  private done = false;
  /** No more than a worker sends is taken from it. */
  private readonly allowance = new Allowance();
  private left = 0;
  private settle: () => void = () => {};
  private stopping: Promise<Stopped> | undefined;
  private closing = false;
  private readonly received = new ReceivedTrace();
  private readonly awaited = new Map<FromWorker['type'], ((message: FromWorker) => void)[]>();

  constructor(
    private readonly worker: SandboxWorker,
    private readonly settings: RunSettings,
    private readonly events: RunEvents,
  ) {
    worker.onmessage = (message) => this.over || this.takeOrEnd(message);
    worker.onstray = () => this.over || this.allowance.stray() || this.flooded();
    worker.onfailure = (reason) => this.died(`The worker that ran the program has died: ${reason}.`);
    worker.post({ type: 'run', ...settings });
  }

  private takeOrEnd(message: FromWorker): void {
    if (this.allowance.takes(message)) this.take(message);
    else this.flooded();
  }

  private take(message: FromWorker): void {
    switch (message.type) {
      case 'lines':
        this.left = message.left;
        return this.events.lines(message.lines, message.left);
      case 'test':
        return this.events.tested(message.test);
      case 'events': {
        const { events, dropped } = this.received.take(message.events, message.dropped);
        return this.events.events(events, dropped);
      }
      case 'paused':
        if (this.done) return;
        return this.events.paused(message.reason, message.time);
      case 'resumed':
        if (this.done) return;
        return this.events.resumed();
      case 'state':
        if (this.done) return; // nothing comes after the end
        this.done = message.state !== 'running' && message.state !== 'waiting';
        this.events.state(message.state, message.time);
        // A stopped program does nothing more, whatever timers of the browser it has set.
        if (message.state === 'stopped') this.dispose();
        return;
      case 'refused':
        return void this.refuse(message.refusal);
      case 'broken':
        return this.died(
          `Ravel itself could not go on, so the worker was ended: its memory is full, or the program has changed what Ravel stands on (${message.reason}). What the program printed is kept.`,
        );
      default:
        for (const take of this.awaited.get(message.type) ?? []) take(message);
        this.awaited.delete(message.type);
    }
  }

  stop(): Promise<Stopped> {
    if (this.closing) return Promise.resolve(this.end('ended-closing'));
    this.stopping ??= this.askToStop().then((stopped) => {
      if (stopped === 'closing') this.stopping = undefined;
      this.closing = stopped === 'closing';
      return stopped;
    });
    return this.stopping;
  }

  private async askToStop(): Promise<Stopped> {
    const begun = performance.now();
    const left = () => begun + patience - performance.now();
    if (!(await this.asked(left()))) return this.end();
    await this.settled(again - (performance.now() - begun));
    if (this.over) return 'asked';
    const answer = await this.asked(left());
    if (this.over) return 'asked';
    return answer?.closing ? 'closing' : this.end();
  }

  private asked(milliseconds: number): Promise<{ closing: boolean } | undefined> {
    const answer = this.next('stopping', milliseconds);
    this.worker.post({ type: 'stop' });
    return answer;
  }

  /** Resolves when the run is over, or after so long. */
  private settled(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.over) return resolve();
      this.settle = resolve;
      setTimeout(resolve, milliseconds);
    });
  }

  private end(how: Stopped = 'ended'): Stopped {
    if (this.over) return 'asked';
    this.dispose();
    this.events.state('stopped', Number.NaN);
    return how;
  }

  async trace(): Promise<TraceEvent[]> {
    if (!this.over) {
      const answer = this.next('traced', tracePatience);
      this.worker.post({ type: 'trace' });
      await answer;
    }
    return [...this.received.events];
  }

  pause(): void {
    this.worker.post({ type: 'pause' });
  }

  goOn(): void {
    this.worker.post({ type: 'go-on' });
  }

  turn(): void {
    this.worker.post({ type: 'turn' });
  }

  runTo(line: number): void {
    this.worker.post({ type: 'run-to', line });
  }

  breakOnFailure(on: boolean): void {
    this.worker.post({ type: 'break-on-failure', on });
  }

  dispose(): void {
    if (this.over) return;
    this.over = true;
    this.worker.kill();
    this.settle();
  }

  private flooded(): void {
    if (this.over) return;
    this.worker.crush();
    this.died('More came from the program than any program sends, so its worker was ended. What it printed before is kept.');
  }

  private died(sentence: string): void {
    if (this.over) return;
    this.dispose();
    this.events.lines([{ time: 0, stream: 'err', text: sentence }], this.left);
    this.events.state('failed', Number.NaN);
  }

  /** The next message of this type; undefined if none comes in time. */
  private next<T extends FromWorker['type']>(type: T, milliseconds: number): Promise<Extract<FromWorker, { type: T }> | undefined> {
    return new Promise((resolve) => {
      this.awaited.set(type, [...(this.awaited.get(type) ?? []), resolve as (message: FromWorker) => void]);
      // The page itself may have been busy: what has come meanwhile is heard first.
      setTimeout(() => setTimeout(() => resolve(undefined), glance), milliseconds);
    });
  }

  /** The engine's own words, at the place that a parser finds where the engine names none. */
  private async refuse(refusal: Refusal): Promise<void> {
    const place = refusal.syntax && refusal.line === 0 ? await findSyntaxError(this.settings.source) : undefined;
    if (this.over) return;
    this.events.refused({ ...refusal, ...place });
    this.events.state('failed', 0);
  }
}
