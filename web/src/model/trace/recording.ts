// Recording: a run as the pictures know it. It grows while the run goes on.
import type { TraceEvent } from 'ravel/create.js';
import type { Id } from './state.js';

export interface Recording {
  /** In order: the one of sequence number n is `events[n - 1]`. Only ever added to. */
  readonly events: readonly TraceEvent[];
  /** How many came after the recording was full. */
  readonly dropped: number;
  readonly time: 'virtual' | 'real';
  /** What the learner calls them, from the program's text: "user", "slowMultiply", "fn L17". */
  nameOf(id: Id): string;
  /** The function with a name that a line of the program is in; '' where it is in none. */
  functionAt?(line: number): string;
  /** The function of inlineCallbacks that a Deferred is of; '' where it is of none that has a name. */
  generatorOf?(id: Id): string;
}
