// Hosting: timers and tasks of the browser, a worker or Node.

/** Wakes the reactor, in a host task of its own. */
export interface Hosting {
  /** After so many milliseconds; the alarm before is forgotten. Negative: not at all. */
  alarm(milliseconds: number): void;
  /** As soon as there is a task: nested setTimeout(0) would wait 4 ms. */
  soon(): void;
  /** Keeps the one thread busy for so long. */
  block(milliseconds: number): void;
}

declare const setImmediate: ((f: () => void) => unknown) | undefined;

export function makeHosting(wake: () => void): Hosting {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    alarm(milliseconds) {
      clearTimeout(timer);
      timer = milliseconds < 0 ? undefined : setTimeout(wake, milliseconds);
    },
    soon: taskPoster(wake),
    block(milliseconds) {
      const end = performance.now() + milliseconds;
      if (typeof SharedArrayBuffer !== 'undefined' && typeof window === 'undefined') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
      }
      while (performance.now() < end);
    },
  };
}

/** A message to oneself is a task without delay. Node's has one that does not keep the process alive when nothing is posted. */
function taskPoster(wake: () => void): () => void {
  if (typeof setImmediate === 'function') return () => setImmediate(wake);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = wake;
  return () => port2.postMessage(null);
}
