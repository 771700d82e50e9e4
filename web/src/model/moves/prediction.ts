// A prediction: the printed lines as cards, in an order of the learner's. A card is the number of its line.

export type Order = readonly number[];

/** The same for the same `name`, and never right, unless all lines are alike. */
export function shuffle(lines: readonly string[], name: string): Order {
  const random = randomOf(name);
  const cards = lines.map((_, card) => card);
  for (let last = cards.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [cards[last], cards[other]] = [cards[other]!, cards[last]!];
  }
  for (let turns = 0; turns < cards.length && rightPlaces(cards, lines).every(Boolean); turns++) cards.push(cards.shift()!);
  return cards;
}

/** Whether there is anything to put in order. */
export const canPredict = (lines: readonly string[]): boolean => new Set(lines).size > 1;

/** Of each place, whether the right line lies there. Lines that read alike are alike. */
export const rightPlaces = (order: Order, lines: readonly string[]): boolean[] => order.map((card, place) => lines[card] === lines[place]);

/** The card at one place is put at another; those between close up. Past the ends it stays at the end. */
export function moveCard(order: Order, from: number, to: number): Order {
  const place = Math.max(0, Math.min(order.length - 1, to));
  const rest = order.filter((_, at) => at !== from);
  return [...rest.slice(0, place), order[from]!, ...rest.slice(place)];
}

/** Numbers from 0 to 1, by mulberry32 from a hash of the name. */
function randomOf(name: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
