// The chains of a program, laid out.
import { layOut } from '@web/model/chains/arrange.js';
import type { Way } from '@web/model/chains/measures.js';
import { rowsBetween } from '@web/model/chains/row_runs.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { traceOf } from '../../support/program.mjs';

/** The picture of a program at its end, or after the first `step` events. */
export async function pictureOf(
  source: string,
  { step, way = 'across', width = 1200, opened = [] as string[] }: { step?: number; way?: Way; width?: number; opened?: string[] } = {},
) {
  const events = await traceOf(source);
  const recording = makeRecording(source, 'virtual', events);
  const state = new Seeker(recording).at(step ?? events.length);
  const laid = layOut(recording, state, { way, width, filter: 'all', opened: new Set(opened) });
  return { events, state, ...laid, rows: rowsBetween(laid.picture, state) };
}
