// MemoryLink: how a connection in memory carries what is written.
import { demand, demandSeconds } from './errors.js';

/** Times in seconds. */
export interface MemoryLink {
  /** One way. A connection asked for at t is there for the server at t + delay, for the client at t + 2 delay. Default 0.1. */
  delay?: number;
  /**
   * The sizes of the pieces in which text arrives, each way; after the last the first comes again, and a piece
   * takes no more than has arrived. Without them each write arrives as one piece.
   */
  pieces?: number[];
  /** The least time between two pieces. Default 0. */
  gap?: number;
}

const known = ['delay', 'pieces', 'gap'];

/** For misuse: `link` as it should be, in words if it is not. */
export function demandLink(name: string, link: unknown): asserts link is MemoryLink {
  demand(typeof link === 'object' && link !== null && !Array.isArray(link), `network: ${name} must be an object with a delay, pieces, a gap`, link);
  const { delay = 0, pieces = [], gap = 0 } = link as MemoryLink;
  demandSeconds(delay, `network: the delay of ${name}`);
  demandSeconds(gap, `network: the gap of ${name}`);
  const sizes = Array.isArray(pieces) && pieces.every((size) => Number.isSafeInteger(size) && size > 0);
  demand(sizes, `network: the pieces of ${name} must be a list of whole numbers from 1 on`, pieces);
  const other = Object.keys(link).find((key) => !known.includes(key));
  demand(other === undefined, `network: ${name} has a delay, pieces and a gap`, other);
}
