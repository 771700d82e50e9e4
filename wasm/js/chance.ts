// random: seeded chance, the same numbers as in every other language of the core.
import { demand } from './errors.js';
import type { World } from './world.js';

export type Chance = ReturnType<typeof makeRandom>;

/** Names follow Python's `random`. */
export function makeRandom(world: World) {
  const below = (bound: number): number => world.core.below(bound);
  return {
    /** Starts the numbers of this seed anew. */
    seed(seed: number): void {
      demand(Number.isInteger(seed) && seed >= 0, 'random.seed takes a whole number', seed);
      world.core.seed(seed);
    },
    /** A number in [0, 1). */
    random(): number {
      return world.core.random();
    },
    /** A number in [a, b). */
    uniform(a: number, b: number): number {
      return a + (b - a) * world.core.random();
    },
    /** A whole number from a to b, both included. */
    randint(a: number, b: number): number {
      demand(Number.isInteger(a) && Number.isInteger(b) && a <= b, 'random.randint takes two whole numbers, the smaller one first', [a, b]);
      return world.core.randint(a, b);
    },
    /** One of the items. */
    choice<T>(items: readonly T[]): T {
      demand(Array.isArray(items) && items.length > 0, 'random.choice takes a list with something in it', items);
      return items[below(items.length)] as T;
    },
    /** Puts the items in a random order, in place. */
    shuffle(items: unknown[]): void {
      demand(Array.isArray(items), 'random.shuffle takes a list', items);
      for (let i = items.length; i > 1; --i) {
        const j = below(i);
        [items[i - 1], items[j]] = [items[j], items[i - 1]];
      }
    },
  };
}
