// World: what the classes of one face share.
import type { Core } from './core.js';
import type { Place, Places } from './places.js';
import type { Run } from './run.js';
import type { MemoryLink } from './memory_link.js';
import { Slots } from './slots.js';

/** The numbers of the trace events that the face itself records (TraceKind in core/trace/event.h). */
export const Kind = { Added: 1, Refused: 3, Entered: 4, Left: 5, Passed: 6, Printed: 27 } as const;

/** One wasm instance and its tables. Every class of the face finds it as `this.world`. */
export class World {
  readonly slots = new Slots();
  /** The runs that are being executed, innermost last. */
  readonly executing: Run[] = [];
  core!: Core;
  /** Where the program first asked for a call while the reactor did not run. */
  firstCall: Place | undefined = undefined;

  /** The links of the scenario's network in memory, by name. */
  readonly links: Record<string, MemoryLink> = {};

  constructor(
    readonly traced: boolean,
    readonly places: Places,
  ) {}
}
