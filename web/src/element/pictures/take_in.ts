// Takes in what comes of a run: into its recording, and into what the pictures know of that, in short pieces, so that a flood
// of events stops no frame. What is drawn meanwhile is drawn of what was taken in, and has nothing to catch up with.
import type { TraceEvent } from 'ravel/create.js';
import { knownOf } from '../../model/chains/which.js';
import { historyOf } from '../../model/timeline/history.js';
import { hashOf } from '../../model/trace/hash.js';
import type { GrowingRecording } from '../../model/trace/make_recording.js';
import type { Seeker } from '../../model/trace/seek.js';
import { indexOf } from '../../model/trace/trace_index.js';
import { beginTurn } from './turns.js';

/** In milliseconds, for one piece. */
const piece = 12;
/** So many events at a time, or so many characters of their texts. */
const portion = 250;
const portionText = 50_000;

export class Intake {
  private coming: TraceEvent[] = [];
  private taken = 0;
  private dropped = 0;

  constructor(
    private readonly recording: GrowingRecording,
    private readonly seeker: Seeker,
  ) {}

  /** How many events have come and are not in the recording yet. */
  get left(): number {
    return this.coming.length - this.taken;
  }

  /** `dropped`: how many in all came after the recording was full. */
  add(events: readonly TraceEvent[], dropped: number): void {
    for (const event of events) this.coming.push(event);
    this.dropped = dropped;
  }

  /** Takes a piece in. True: nothing is left. */
  take(): boolean {
    beginTurn();
    const { recording, seeker } = this;
    const until = performance.now() + piece;
    while (this.left > 0 && performance.now() < until) {
      this.takeTo(portionFrom(this.coming, this.taken));
      const { events } = recording;
      indexOf(recording);
      knownOf(recording);
      historyOf(events).grow(events);
      hashOf(recording);
      seeker.prepare(events.length);
    }
    if (this.left > 0) return false;
    recording.add([], this.dropped);
    return true;
  }

  /** All of it at once, for one who asks for what is not in the recording yet. */
  takeAll(): void {
    this.takeTo(this.coming.length);
  }

  private takeTo(to: number): void {
    this.recording.add(this.coming.slice(this.taken, to));
    this.taken = to;
    if (this.left > 0) return;
    this.coming = [];
    this.taken = 0;
  }
}

/** Where the portion from `from` on ends. */
function portionFrom(events: readonly TraceEvent[], from: number): number {
  const most = Math.min(events.length, from + portion);
  let to = from;
  for (let text = 0; to < most && text < portionText; to += 1) text += events[to]?.text?.length ?? 0;
  return to;
}
