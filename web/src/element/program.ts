// A program with what it stands on, as a playground opens it.
import type { Network } from 'ravel/create.js';
import type { Time } from '../engine/messages.js';

export interface Program {
  /** Of the scenario; '' for one of its own. */
  id: string;
  /** What the learner changes is kept under this name: that of the scenario, or one of the shared program's own. */
  key: string;
  /** As it was given: Reset goes back to it. */
  source: string;
  /** As it was left, if it was changed. */
  edited?: string | undefined;
  /** Where the cursor was left. */
  cursor?: number | undefined;
  network: Network;
  /** As it was left, if it was changed. */
  editedNetwork?: Network | undefined;
  /** Default: the seed of the course's texts. */
  seed?: number | undefined;
  /** Default: as it was. */
  time?: Time | undefined;
  /** To be selected after the first run. */
  step?: number | undefined;
}

export const defaultSeed = 1;
