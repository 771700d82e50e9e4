// Cooperator: long work in small steps that take turns.
import { Deferred } from './deferred.js';
import type { DelayedCall } from './delayed_call.js';
import { AssertionError, NotPaused, SchedulerStopped, TaskDone, TaskFailed, TaskStopped } from './errors.js';
import { Failure } from './failure.js';
import type { ReactorTime } from './reactor.js';

export interface CooperatorOptions {
  /** Asked after each step whether it is time to let the reactor go on; made anew for each tick. */
  terminationPredicateFactory?: () => () => boolean;
  /** Has a function called later. */
  scheduler?: (f: () => void) => DelayedCall;
  started?: boolean;
}

interface Tasks {
  add(task: object): void;
  remove(task: object): void;
}

/** Work that is an iterator: one step is one next(). A Deferred that it gives is waited for. */
export class CooperativeTask {
  private readonly deferreds: Deferred[] = [];
  private pauseCount = 0;
  private end: Error | null = null;
  private result: unknown = undefined;

  constructor(
    private readonly iterator: Iterator<unknown>,
    private readonly Class: typeof Deferred,
    private readonly tasks: Tasks,
  ) {
    tasks.add(this);
  }

  /** Fires with the iterator at its end, or fails. Each call gives a Deferred of its own. */
  whenDone(): Deferred {
    const d = new this.Class();
    if (this.end) d.callback(this.result);
    else this.deferreds.push(d);
    return d;
  }

  /** No steps until resume(). Pauses count. Throws TaskDone, TaskFailed or TaskStopped when it has ended. */
  pause(): void {
    this.checkEnd();
    this.pauseCount += 1;
    if (this.pauseCount === 1) this.tasks.remove(this);
  }

  resume(): void {
    if (this.pauseCount === 0) throw new NotPaused();
    this.pauseCount -= 1;
    if (this.pauseCount === 0 && !this.end) this.tasks.add(this);
  }

  stop(): void {
    this.checkEnd();
    this.stopWith(new TaskStopped());
  }

  /** For the Cooperator. */
  stopWith(error: Error): void {
    this.complete(error, new Failure(error));
  }

  /** For the Cooperator: one step. */
  work(): void {
    let step: IteratorResult<unknown>;
    try {
      step = this.iterator.next();
    } catch (error) {
      return this.complete(new TaskFailed(), new Failure(error));
    }
    if (step.done) return this.complete(new TaskDone(), this.iterator);
    if (!(step.value instanceof Deferred)) return;
    this.pause();
    step.value.addCallbacks(
      () => this.resume(),
      (failure: Failure) => this.complete(new TaskFailed(), failure),
    );
  }

  private checkEnd(): void {
    if (this.end) throw this.end;
  }

  private complete(end: Error, result: unknown): void {
    this.end = end;
    this.result = result;
    if (this.pauseCount === 0) this.tasks.remove(this);
    // The task is out of the cooperator before anybody hears of its end.
    for (const d of this.deferreds) d.callback(result);
  }
}

/** Does the steps of its tasks in turn: some of them in one turn of the reactor, then the reactor goes on. */
export class Cooperator {
  /** Of its world: on the prototype (see face.ts). */
  declare readonly Class: typeof Deferred;
  declare readonly clock: ReactorTime;
  private tasks: CooperativeTask[] = [];
  private walked: CooperativeTask[] = []; // those behind a removed one move up without `place` moving
  private place = 0;
  private call: DelayedCall | null = null;
  private started: boolean;
  private stopped = false;
  private scheduleOnStart = false;
  private readonly enough: () => () => boolean;
  private readonly scheduler: (f: () => void) => DelayedCall;
  private readonly own: Tasks = {
    add: (task) => this.add(task as CooperativeTask),
    remove: (task) => this.remove(task as CooperativeTask),
  };

  constructor(options: CooperatorOptions = {}) {
    this.enough = options.terminationPredicateFactory ?? (this.Class.prototype.world.virtual ? oneStep : tenMilliseconds);
    this.scheduler = options.scheduler ?? ((f) => this.clock.callLater(1e-8, f));
    this.started = options.started ?? true;
  }

  /** A new task: its steps are taken until the iterator ends, throws or the task is stopped. */
  cooperate(iterator: Iterator<unknown>): CooperativeTask {
    return new CooperativeTask(iterator, this.Class, this.own);
  }

  /** The same, for its end alone. */
  coiterate(iterator: Iterator<unknown>): Deferred {
    return this.cooperate(iterator).whenDone();
  }

  start(): void {
    this.stopped = false;
    this.started = true;
    if (this.scheduleOnStart) this.schedule();
  }

  /**
   * Its tasks fail with SchedulerStopped. As in Twisted 22.4, which shortens the list while it walks it, only
   * every second of those that are not paused is told; the others are forgotten.
   */
  stop(): void {
    this.stopped = true;
    const told = this.tasks;
    for (let i = 0; i < told.length; i += 1) told[i]!.stopWith(new SchedulerStopped());
    this.tasks = [];
    this.cancel();
  }

  get running(): boolean {
    return this.started && !this.stopped;
  }

  private add(task: CooperativeTask): void {
    this.tasks.push(task);
    if (this.stopped) task.stopWith(new SchedulerStopped());
    else this.schedule();
  }

  private remove(task: CooperativeTask): void {
    const place = this.tasks.indexOf(task);
    if (place < 0) throw new AssertionError('the cooperator was stopped and has forgotten this task');
    this.tasks.splice(place, 1);
    if (this.tasks.length === 0) this.cancel();
  }

  private cancel(): void {
    this.call?.cancel();
    this.call = null;
  }

  private schedule(): void {
    this.scheduleOnStart = !this.started;
    if (!this.started || this.call || this.tasks.length === 0) return;
    this.call = this.scheduler(() => this.tick());
  }

  private tick(): void {
    this.call = null;
    const enough = this.enough();
    while (this.tasks.length > 0) {
      const task = this.walked[this.place];
      if (!task) {
        this.walked = this.tasks;
        this.place = 0;
        continue;
      }
      this.place += 1;
      task.work();
      if (enough()) break;
    }
    this.schedule();
  }
}

/** So that runs in virtual time repeat exactly. */
const oneStep = () => () => true;
const tenMilliseconds = () => {
  const end = performance.now() + 10;
  return () => performance.now() > end;
};
