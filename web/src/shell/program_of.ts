// The program of a scenario as it is given, or as a link has it.
import type { Program } from '../element/program.js';
import type { Shared } from '../model/shared.js';
import type { Scenario } from './course.js';

/** What somebody shared is given as the link has it; changes to it have a `key` of their own. */
export function programOf(id: string, scenario: Scenario, shared: Shared | undefined, key = id): Program {
  const source = shared?.code ?? scenario.source;
  const network = shared?.network ?? scenario.network;
  return { id, key, source, network, seed: shared?.seed, time: shared?.time, step: shared?.step };
}

/** The learner has left it with changes. */
export const isEdited = ({ edited, editedNetwork }: Program): boolean => edited !== undefined || editedNetwork !== undefined;
