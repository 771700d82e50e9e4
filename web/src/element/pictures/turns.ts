// Turns: parts of the page that take long to draw are drawn in tasks of their own, so that no frame waits for all of them.

/** In milliseconds: so much is drawn in one task before the next part waits for another. */
const enough = 20;

/** When the first part of this task was drawn. */
let begun: number | undefined;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function turn(): Promise<void> {
  while (!mine()) await nextTask();
}

/** True: there is time in this task. */
function mine(): boolean {
  if (begun !== undefined) return performance.now() - begun < enough;
  begun = performance.now();
  setTimeout(() => (begun = undefined));
  return true;
}

/** For `scheduleUpdate` of an element: draws now if there is time, else in a later task. */
export const inTurn = (draw: () => void): void | Promise<void> => (mine() ? draw() : turn().then(draw));
