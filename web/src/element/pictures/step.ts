// Step: what the rest of a playground has to know of the selected event.
import { eventsOfLine } from '../../model/trace/moves.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import { indexOf } from '../../model/trace/trace_index.js';
import { shortened } from '../../model/trace/value_words.js';
import type { StepMarks } from '../step_marks.js';

export interface Step {
  /** Its number; 0: before the first. */
  seq: Seq;
  /** It is the last of all that is recorded. */
  last: boolean;
  /** How many lines the program has printed up to it; and whether it printed the last of them. */
  printed: number;
  printing: boolean;
  marks: StepMarks;
}

/** Kinds whose text is a value on its way, or an error. */
const carries = /^deferred\.(fired|entered|left|passed|resumed|unhandled)$|^logged$|^fetch\.failed$/;

export function stepOf(recording: Recording, { count, printed }: RunState, linesOfCode: number): Step {
  const index = indexOf(recording);
  const event = index.event(count);
  const ran: number[] = [];
  for (let line = 1; line <= linesOfCode; line += 1) {
    const first = eventsOfLine(recording, line)[0];
    if (first !== undefined && first <= count) ran.push(line);
  }
  return {
    seq: count,
    last: count === recording.events.length,
    printed,
    printing: event?.kind === 'printed',
    marks: {
      ran,
      line: index.lineOf(count),
      step: count,
      value: event && carries.test(event.kind) ? shortened(event.text ?? '') : '',
      failure: event?.lane === 'errback' || event?.kind === 'deferred.unhandled' || event?.kind === 'logged',
    },
  };
}
