// Words: what an event is, in one sentence.
import type { TraceEvent } from 'ravel/create.js';
import type { Recording } from './recording.js';
import { type Segment, code, plainWords, say } from './segments.js';
import type { Seq } from './state.js';
import { indexOf } from './trace_index.js';
import { deferredWords } from './words_deferred.js';
import { reactorWords } from './words_reactor.js';
import { type Teller, makeTeller } from './teller.js';

export type Sentence = (event: TraceEvent, tell: Teller) => Segment[];

const sentences = new Map<string, Sentence>([...deferredWords, ...reactorWords]);

/** The sentence for event `seq`; for 0, what stands before the first. Never throws: any trace will do. */
export function sentenceOf(recording: Recording, seq: Seq): Segment[] {
  const event = indexOf(recording).event(seq);
  if (!event) return recording.events.length > 0 ? say`nothing has happened yet` : say`nothing is recorded yet`;
  return sentences.get(event.kind)?.(event, makeTeller(recording)) ?? say`${event.kind} ${code(event.text ?? '')}`;
}

export const sentenceText = (recording: Recording, seq: Seq): string => plainWords(sentenceOf(recording, seq));

/** The kind in plain words, for a column of a table. */
export function kindWords({ kind }: TraceEvent): string {
  const [group = '', what = ''] = kind.split('.');
  if (group === 'deferred') return `Deferred ${what}`;
  return what === '' ? group : `${group} ${what}`;
}
