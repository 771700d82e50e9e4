// Steps: a generator that waits, driven without Deferreds of its own, which would be in every trace.

/** Is given the function that goes on; may call it at once. */
export type Wait = (goOn: () => void) => void;
export type Steps<T> = Generator<Wait, T, void>;

/** Runs up to the first wait that does not go on at once, and from there when it does. */
export function runSteps(steps: Steps<void>): void {
  for (;;) {
    const { done, value: wait } = steps.next();
    if (done) return;
    let inside = true;
    let ready = false;
    wait(() => (inside ? void (ready = true) : runSteps(steps)));
    inside = false;
    if (!ready) return;
  }
}
