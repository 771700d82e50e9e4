// What a program finds around it: all that a worker has, but for what would speak to others or end the worker unnoticed.

/** The frame and other workers are not the program's to speak to, nor are threads that nobody counts. */
const taken = ['postMessage', 'close', 'Worker', 'SharedWorker', 'BroadcastChannel'];

export function narrowScope(): void {
  for (let scope: object | null = self; scope; scope = Object.getPrototypeOf(scope) as object | null) {
    for (const name of taken) Reflect.deleteProperty(scope, name);
  }
}

type Print = (...values: unknown[]) => void;
type Loud = 'warn' | 'error';

/**
 * `own` in place of the browser's console: what that is given costs the page time, and is kept for nobody. `prints` hears as
 * what something is about to be printed, and then, with undefined, that it has been.
 */
export function giveConsole(own: Record<'log' | 'info' | 'debug' | Loud, Print>, prints: (as: Loud | undefined) => void): void {
  const loud =
    (as: Loud): Print =>
    (...values) => {
      prints(as);
      try {
        own[as](...values);
      } finally {
        prints(undefined);
      }
    };
  const silent: Print = () => {};
  const console: Record<string, unknown> = {};
  for (const name of Object.keys(self.console)) console[name] = silent;
  Object.assign(console, own, { warn: loud('warn'), error: loud('error'), table: own.log, dir: own.log, trace: own.log, group: own.log });
  Object.assign(self, { console });
}
