// Recordings of programs and of scenarios, and places in them.
import { makeRecording } from '@web/model/trace/make_recording.js';
import type { Recording } from '@web/model/trace/recording.js';
import { traceOfScenario } from '../../support/program.mjs';
import { sourceOf } from '../../support/scenarios.mjs';
import { type ProgramName, programOf, traceOfProgram } from './programs.js';

export const programRecording = async (name: ProgramName): Promise<Recording> =>
  makeRecording(programOf(name), 'virtual', await traceOfProgram(name));
export const recordingOf = async (id: string): Promise<Recording> => makeRecording(sourceOf(id), 'virtual', await traceOfScenario(id));
/** The event that printed this. */
export const printing = ({ events }: Recording, text: string): number =>
  events.find((event) => event.kind === 'printed' && event.text?.includes(text))!.seq;
/** The one of a kind, counted from 0. */
export const nth = ({ events }: Recording, kind: string, which = 0): number => events.filter((event) => event.kind === kind)[which]!.seq;
