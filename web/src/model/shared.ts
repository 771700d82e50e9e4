// A program that is handed on, in a link or in a file: what it holds, and whether it is one.
import type { Network } from 'ravel/create.js';
import { parseNetwork } from './network.js';
import { mostEvents } from './trace/event.js';
import { hashOfText } from './trace/hash.js';

export interface Shared {
  code: string;
  scenario: string;
  seed: number;
  time: 'virtual' | 'real';
  /** Where it is not the scenario's own. */
  network?: Network | undefined;
  /** The step that is to be selected after the run, where it is not the last. */
  step?: number | undefined;
}

/** With the fields of a Shared, and no others; undefined where it is none. */
export function readShared(data: unknown): Shared | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { code, scenario, seed, time, network, step } = data as Record<string, unknown>;
  if (typeof code !== 'string') return undefined;
  if (typeof scenario !== 'string' || !/^[a-z0-9-]{0,60}$/.test(scenario)) return undefined;
  if (!isCount(seed) || (time !== 'virtual' && time !== 'real')) return undefined;
  if (step !== undefined && (!isCount(step) || step > mostEvents)) return undefined;
  const pages = network === undefined ? undefined : parseNetwork(network);
  if (network !== undefined && !pages) return undefined;
  return { code, scenario, seed, time, ...(pages && { network: pages }), ...(step !== undefined && { step }) };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The changes to a shared program are kept under this: the same where only seed, time or step are others. */
export const keyOf = ({ code, scenario, network }: Shared): string => `link.${hashOfText(JSON.stringify([scenario, code, network]))}`;
