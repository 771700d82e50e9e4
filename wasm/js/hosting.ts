// Hosting: timers and tasks of the browser, a worker or Node.

/** Wakes the reactor, in a host task of its own. */
export interface Hosting {
  /** After so many milliseconds; the alarm before is forgotten. Negative: not at all. */
  alarm(milliseconds: number): void;
  /** As soon as there is a task: nested setTimeout(0) would wait 4 ms. */
  soon(): void;
  /** Keeps the one thread busy for so long. */
  block(milliseconds: number): void;
  /** What was held back is asked for again. */
  release(): void;
}

declare const setImmediate: ((f: () => void) => unknown) | undefined;

/**
 * `holds` is asked in the task that soon() asked for, after the promises of the task before: true holds the wake-up
 * back until release(). In virtual time these are all wake-ups there are, and none makes more than one turn.
 */
export function makeHosting(wake: () => void, holds: () => boolean = () => false): Hosting {
  const { setTimeout, clearTimeout } = globalThis; // as they are now: a program may put others in their place
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const soon = taskPoster(() => {
    held = holds();
    if (!held) wake();
  });
  return {
    alarm(milliseconds) {
      clearTimeout(timer);
      timer = milliseconds < 0 ? undefined : setTimeout(wake, milliseconds);
    },
    soon,
    block(milliseconds) {
      const end = performance.now() + milliseconds;
      if (typeof SharedArrayBuffer !== 'undefined' && typeof window === 'undefined') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
      }
      while (performance.now() < end);
    },
    release() {
      if (!held) return;
      held = false;
      soon();
    },
  };
}

/** A message to oneself is a task without delay. Node's has one that does not keep the process alive when nothing is posted. */
function taskPoster(wake: () => void): () => void {
  if (typeof setImmediate === 'function') return () => setImmediate(wake);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = wake;
  const post = port2.postMessage.bind(port2, null);
  return () => post();
}
