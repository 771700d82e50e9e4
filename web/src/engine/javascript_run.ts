// One run of a JavaScript program, as the page sees it.
import type { TraceEvent } from 'ravel/create.js';
import type { EngineRun, RunEvents } from './engine.js';
import type { FromWorker, Refusal, RunSettings } from './messages.js';
import type { SandboxWorker } from './sandbox.js';
import { findSyntaxError } from './syntax.js';

/** How long a worker may take to answer Stop, in milliseconds; and to hand over the trace once it was stopped. */
const patience = 250;
const tracePatience = 2_000;

export class JavaScriptRun implements EngineRun {
  private over = false;
  private told: Promise<TraceEvent[]> | undefined;
  private readonly awaited = new Map<FromWorker['type'], ((message: FromWorker) => void)[]>();

  constructor(
    private readonly worker: SandboxWorker,
    private readonly settings: RunSettings,
    private readonly events: RunEvents,
  ) {
    worker.onmessage = (message) => this.over || this.take(message);
    worker.onfailure = (reason) => this.died(reason);
    worker.post({ type: 'run', ...settings });
  }

  private take(message: FromWorker): void {
    switch (message.type) {
      case 'lines':
        return this.events.lines(message.lines, message.left);
      case 'test':
        return this.events.tested(message.test);
      case 'state':
        this.events.state(message.state, message.time);
        if (message.state === 'stopped') void this.stopped();
        return;
      case 'refused':
        return void this.refuse(message.refusal);
      default:
        for (const take of this.awaited.get(message.type) ?? []) take(message);
        this.awaited.delete(message.type);
    }
  }

  async stop(): Promise<'asked' | 'ended'> {
    const answer = this.next('stopping', patience);
    this.worker.post({ type: 'stop' });
    if (await answer) return 'asked';
    this.dispose();
    this.events.state('stopped', Number.NaN);
    return 'ended';
  }

  trace(): Promise<TraceEvent[]> {
    if (this.told) return this.told;
    if (this.over) return Promise.resolve([]);
    const answer = this.next('trace', tracePatience);
    this.worker.post({ type: 'trace' });
    return answer.then((message) => message?.events ?? []);
  }

  dispose(): void {
    if (this.over) return;
    this.over = true;
    this.worker.kill();
  }

  /** A stopped program does nothing more, whatever timers of the browser it has set: only its trace is kept. */
  private async stopped(): Promise<void> {
    this.told = this.trace();
    await this.told;
    this.dispose();
  }

  private died(reason: string): void {
    if (this.over) return;
    this.dispose();
    this.events.lines([{ time: 0, stream: 'err', text: `The worker that ran the program has died: ${reason}` }], 0);
    this.events.state('failed', Number.NaN);
  }

  /** The next message of this type; undefined if none comes in time. */
  private next<T extends FromWorker['type']>(type: T, milliseconds: number): Promise<Extract<FromWorker, { type: T }> | undefined> {
    return new Promise((resolve) => {
      this.awaited.set(type, [...(this.awaited.get(type) ?? []), resolve as (message: FromWorker) => void]);
      setTimeout(() => resolve(undefined), milliseconds);
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
