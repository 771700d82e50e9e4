// The runs that a variant asks for: the learner's program, under other circumstances.
import type { Network } from 'ravel/create.js';
import { applyEdits } from './edit.js';
import type { Variant } from './format.js';

/** What a run is given; its time is virtual. */
export interface RunInput {
  source: string;
  network: Network;
  seed: number;
}

/** Throws NothingToEdit when the program is not such as the variant can change. */
export function runsOf({ network = {}, seeds, edit = [] }: Variant, program: RunInput): RunInput[] {
  const input = { ...program, source: applyEdits(program.source, edit), network: { ...program.network, ...network } };
  return seeds === undefined ? [input] : Array.from({ length: seeds }, (_, index) => ({ ...input, seed: index + 1 }));
}
