// Scene: what the layout of one picture shares, and the small shapes that are the same everywhere.
import type { Recording } from '../trace/recording.js';
import type { DeferredState, Id, Lane, RunState, Seq } from '../trace/state.js';
import type { Spot } from './flow.js';
import { chip, flag, type Measures, textWidth } from './measures.js';
import { cutName } from './names.js';
import { type NumberedPair, numbered } from './numbered.js';
import type { Area, Point, Sheet } from './picture.js';

export interface Scene {
  readonly state: RunState;
  readonly measures: Measures;
  readonly recording: Recording;
  readonly spot: Spot | undefined;
  /** The keys of what was opened by hand. */
  readonly opened: ReadonlySet<string>;
  /** Inner chains that have ended become chips. */
  readonly foldEnded: boolean;
  /** … and long chains hide pairs far from the step. */
  readonly foldLong: boolean;
  readonly sheet: Sheet;
  /** Those that have their place: a Deferred has one. */
  readonly placed: Set<Id>;
}

/** A chain that is being laid out. */
export interface Chain {
  readonly deferred: DeferredState;
  readonly name: string;
  /** How deep it hangs in others. */
  readonly depth: number;
  /** The border on the side of its callback lane. */
  readonly aside: number;
  readonly pairs: readonly NumberedPair[];
  /** The index of the pair that the selected event is about; -1: none. */
  readonly marked: number;
}

export function makeChain({ state, recording, spot }: Scene, id: Id, depth: number, aside: number): Chain {
  const deferred = state.deferreds.get(id)!;
  const marked = spot?.deferred === id && spot.part === 'pair' ? spot.pair : -1;
  return { deferred, name: recording.nameOf(id), depth, aside, pairs: numbered(deferred, recording), marked };
}

export const breadth = ({ lanes, beyond }: Measures): number => lanes + 2 * beyond;

export const laneAside = (chain: Chain, lane: Lane, { beyond, lanes }: Measures): number =>
  chain.aside + beyond + (lane === 'errback' ? lanes : 0);

export const isSpot = ({ spot }: Scene, deferred: Id, part: Spot['part'], pair = -1): boolean =>
  spot !== undefined && spot.deferred === deferred && spot.part === part && (part !== 'pair' || spot.pair === pair);

/** The flag with the step's number, its left top at this point. */
export function plantFlag({ sheet, state }: Scene, { x, y }: Point): void {
  const text = String(state.count);
  sheet.flags.push({ x, y, text, w: Math.round(textWidth(text, flag)) });
}

/** On the left top corner of something. */
export const flagOn = (scene: Scene, { x, y }: Area): void => plantFlag(scene, { x: x - 9, y: y - 9 });

/** Above a point, on its middle. */
export const flagOver = (scene: Scene, { x, y }: Point, above: number): void =>
  plantFlag(scene, { x: x - textWidth(String(scene.state.count), flag) / 2, y: y - above - flag.high });

export function chipText(scene: Scene, id: Id, word: string): { text: string; width: number } {
  const text = `${cutName(scene.recording.nameOf(id), 12)}, ${word}`;
  return { text, width: Math.round(textWidth(text, chip)) };
}

/** Made by the selected event. */
export const isFresh = ({ state }: Scene, seq: Seq): boolean => seq > 0 && seq === state.count;
