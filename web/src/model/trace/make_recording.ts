// A recording that grows: events are added as they arrive, and names are found in the program's text.
import type { TraceEvent } from 'ravel/create.js';
import { Names } from './names.js';
import type { Recording } from './recording.js';

export interface GrowingRecording extends Recording {
  /** `dropped`: how many in all came after the recording was full. */
  add(events: readonly TraceEvent[], dropped?: number): void;
}

/** `source`: the program that is recorded; '' where it is not known. */
export function makeRecording(source: string, time: Recording['time'], first: readonly TraceEvent[] = []): GrowingRecording {
  const events: TraceEvent[] = [];
  const names = new Names(source);
  let dropped = 0;
  const recording: GrowingRecording = {
    events,
    time,
    get dropped() {
      return dropped;
    },
    nameOf: (id) => names.of(id),
    functionAt: (line) => names.functionAt(line),
    generatorOf: (id) => names.generatorOf(id),
    add(more, left = 0) {
      for (const event of more) {
        events.push(event);
        names.take(event);
      }
      dropped = Math.max(dropped, left);
    },
  };
  recording.add(first);
  return recording;
}
