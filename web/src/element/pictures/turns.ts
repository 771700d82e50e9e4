// Turns: parts of the page that take long to draw are drawn one after the other, so that no frame waits for all of them.

/** In milliseconds: so much is drawn before the next part waits for another frame. */
const enough = 15;
/** In milliseconds: so long the next frame is waited for; where nobody looks none comes. */
const patience = 100;

/** When the first part for this frame was begun. */
let begun: number | undefined;

/** Calls once the next frame has been drawn. Gives what calls it off. */
export function afterFrame(call: () => void): () => void {
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    call();
  }, patience);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(call);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

/** What is done now is the first part for this frame, unless there was one. Gives when that was begun. */
export function beginTurn(): number {
  if (begun === undefined) {
    begun = performance.now();
    afterFrame(() => (begun = undefined));
  }
  return begun;
}

/** True: there is time before this frame. */
const mine = (): boolean => performance.now() - beginTurn() < enough;

/** What waits for a frame, in the order of asking. */
const waiting: (() => void)[] = [];

/** One of them at least gets on with each frame. */
function goOn(): void {
  beginTurn();
  do waiting.shift()?.();
  while (waiting.length > 0 && mine());
  if (waiting.length > 0) afterFrame(goOn);
}

/** For `scheduleUpdate` of an element: draws now if there is time, else after a frame. */
export function inTurn(draw: () => void): void | Promise<void> {
  if (mine()) return draw();
  return new Promise((resolve) => {
    const first = waiting.push(() => resolve((async () => draw())())) === 1;
    if (first) afterFrame(goOn);
  });
}
