// The events as a table in reading order, and as text to copy.
import type { Recording } from './recording.js';
import { type Segment, plainWords } from './segments.js';
import type { Seq } from './state.js';
import { indexOf } from './trace_index.js';
import { kindWords, sentenceOf } from './words.js';

export interface EventRow {
  readonly seq: Seq;
  readonly time: string;
  readonly what: string;
  readonly sentence: readonly Segment[];
  /** 0: none is known. */
  readonly line: number;
}

export const columns = ['step', 'time', 'what', 'sentence', 'line'] as const;

/** Of event `seq`, which there is. */
export function rowOf(recording: Recording, seq: Seq): EventRow {
  const index = indexOf(recording);
  const event = index.event(seq)!;
  return {
    seq,
    time: event.time.toFixed(3),
    what: kindWords(event),
    sentence: sentenceOf(recording, seq),
    line: index.lineOf(seq),
  };
}

/** All rows, with tabs between the columns: what spreadsheets take. */
export function tableText(recording: Recording): string {
  const rows = recording.events.map((_event, i) => {
    const { seq, time, what, sentence, line } = rowOf(recording, i + 1);
    return [seq, time, what, plainWords(sentence).replace(/[\t\n\r]+/g, ' '), line || ''].join('\t');
  });
  return [columns.join('\t'), ...rows].join('\n') + '\n';
}
