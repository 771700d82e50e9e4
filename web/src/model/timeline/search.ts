// Looking things up in what is sorted.

/** The last of `count` for which `holds` does, where it holds for the first ones and then for no more; -1: for none. */
export function findLast(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
