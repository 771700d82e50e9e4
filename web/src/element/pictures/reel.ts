// Reel: a run as it is looked at: what has come of it so far, and the step up to which it is shown.
import type { TraceEvent } from 'ravel/create.js';
import { type GrowingRecording, makeRecording } from '../../model/trace/make_recording.js';
import { eventOfPrinted } from '../../model/trace/moves.js';
import { Seeker } from '../../model/trace/seek.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import { indexOf } from '../../model/trace/trace_index.js';
import type { Ran } from '../picture_link.js';
import { type Step, stepOf } from './step.js';
import { Intake } from './take_in.js';
import { afterFrame } from './turns.js';

/** In milliseconds, between two drawings of a run that grows. */
const shortestPause = 100;
const longestPause = 1_000;
/** … is long for one drawing. */
const long = 50;

/** Who shows it. */
export interface ReelShown {
  /** There is something else to draw. */
  requestUpdate(): void;
  /** Once that is drawn. */
  drawn(): Promise<unknown>;
  /** Another step is the selected one. */
  selected(step: Step): void;
}

/** Told of a run by begin(), add() and end(). */
export class Reel {
  ran: Ran | undefined;
  recording: GrowingRecording = makeRecording('', 'virtual');
  /** The number of the selected event, up to which everything is shown; and how many are shown of. */
  selected: Seq = 0;
  length = 0;
  /** The run has come to its end. */
  over = false;
  /** The run makes Deferreds: the chains need room. */
  chained = false;
  /** More comes, and the last drawing took long: what is quicker to draw is to be preferred to what is finer. */
  hurried = false;

  private seeker = new Seeker(this.recording);
  private intake = new Intake(this.recording, this.seeker);
  /** The newest event is the selected one, until another is chosen. */
  private follows = true;
  /** Calls off the next drawing of a run that grows; when the last was, and how long it is to rest then, in milliseconds. */
  private waiting: (() => void) | undefined;
  private drawn = 0;
  private pause = shortestPause;

  constructor(private readonly shown: ReelShown) {}

  /** A run begins; undefined: there is none. */
  begin(ran: Ran | undefined): void {
    this.ran = ran;
    this.recording = makeRecording(ran?.source ?? '', ran?.time ?? 'virtual');
    this.seeker = new Seeker(this.recording);
    this.intake = new Intake(this.recording, this.seeker);
    this.wait(undefined);
    this.over = this.chained = this.hurried = false;
    this.follows = true;
    this.pause = shortestPause;
    this.length = 0;
    this.select(0);
  }

  /** More of it. It is drawn soon, but not so often that the run and the page get no time. */
  add(events: readonly TraceEvent[], dropped: number): void {
    this.intake.add(events, dropped);
    this.chained ||= events.some(({ kind }) => kind === 'deferred.made');
    this.showSoon();
  }

  private showSoon(): void {
    if (this.waiting) return;
    const timer = setTimeout(() => this.show(), Math.max(0, this.drawn + this.pause - performance.now()));
    this.wait(() => clearTimeout(timer));
  }

  /** No more of it comes. */
  end(): void {
    this.over = true;
    this.show();
  }

  /** All of it so far is drawn: now, or where very much has come, as soon as it has been taken in. */
  show(): void {
    this.wait(undefined);
    if (!this.intake.take()) return this.wait(afterFrame(() => this.show()));
    const before = performance.now();
    const grown = this.recording.events.length > this.length;
    this.length = this.recording.events.length;
    if (this.over || !grown) this.hurried = false;
    if (this.follows) this.select(this.length);
    this.shown.requestUpdate();
    const { recording } = this;
    this.drawn = before;
    // What takes long is drawn, or painted, by the next frame.
    const drawn = (): void => {
      if (recording !== this.recording) return;
      this.drawn = performance.now();
      const took = this.drawn - before;
      this.pause = Math.min(longestPause, Math.max(shortestPause, 4 * took));
      this.hurried ||= grown && took >= long && !this.over;
      if (this.hurried) this.showSoon();
    };
    void this.shown.drawn().then(() => afterFrame(drawn));
  }

  private wait(callOff: (() => void) | undefined): void {
    this.waiting?.();
    this.waiting = callOff;
  }

  /** The run is over, and all of it is drawn. */
  get whole(): boolean {
    return this.over && this.waiting === undefined;
  }

  /** The event that printed the program's line of this index; 0: it did not come. */
  eventOfPrinted(index: number): Seq {
    if (index >= indexOf(this.recording).printed.length) this.intake.takeAll();
    return eventOfPrinted(this.recording, index);
  }

  get state(): RunState {
    return this.seeker.at(this.selected);
  }

  /** Shows the run after its first `seq` events. Gives how many that are. */
  seek(seq: Seq): Seq {
    const { events } = this.recording;
    const length = events.length + this.intake.left;
    const to = Math.max(0, Math.min(seq, length));
    if (to > events.length) this.intake.takeAll();
    if (to > this.length) this.length = events.length;
    this.follows = to === length;
    this.select(to);
    return to;
  }

  private select(seq: Seq): void {
    this.selected = seq;
    const lines = (this.ran?.source.match(/\n/g)?.length ?? 0) + 1;
    this.shown.selected(stepOf(this.recording, this.state, lines));
    this.shown.requestUpdate();
  }
}
