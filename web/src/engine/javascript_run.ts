// One run of a JavaScript program, as the page sees it.
import type { TraceEvent } from 'ravel/create.js';
import type { EngineRun, RunEvents } from './engine.js';
import type { FromWorker, Refusal, RunSettings } from './messages.js';
import { ReceivedTrace } from './received_trace.js';
import type { SandboxWorker } from './sandbox.js';
import { findSyntaxError } from './syntax.js';

/** How long a worker may take to answer Stop, in milliseconds; and to send the rest of the trace. */
const patience = 250;
const tracePatience = 2_000;

export class JavaScriptRun implements EngineRun {
  private over = false;
  private readonly received = new ReceivedTrace();
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
      case 'events': {
        const { events, dropped } = this.received.take(message.events, message.dropped);
        return this.events.events(events, dropped);
      }
      case 'paused':
        return this.events.paused(message.reason, message.time);
      case 'resumed':
        return this.events.resumed();
      case 'state':
        this.events.state(message.state, message.time);
        // A stopped program does nothing more, whatever timers of the browser it has set.
        if (message.state === 'stopped') this.dispose();
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
