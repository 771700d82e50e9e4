// react: runs the reactor until a main function's Deferred is done.
import { SystemExit } from './errors.js';
import { Failure } from './failure.js';
import type { Helpers } from './helpers.js';
import type { Reactor } from './reactor.js';

/**
 * Calls main(reactor, ...argv), runs the reactor until the Deferred it gives is done, and resolves with the
 * exit code: 0; 1 after a failure, which is logged; SystemExit's own.
 */
export function makeReact({ maybeDeferred }: Helpers, ownReactor: Reactor, log: (error: unknown) => void) {
  return async function react(main: Function, argv: readonly unknown[] = [], reactor = ownReactor): Promise<number> {
    let code = 0;
    let stopping = false;
    reactor.addSystemEventTrigger('before', 'shutdown', () => {
      stopping = true;
    });
    const finish = (result: unknown) => {
      if (!stopping) {
        try {
          reactor.stop();
        } catch {
          // It is stopping already.
        }
      }
      if (!(result instanceof Failure)) return;
      if (result.check(SystemExit)) {
        code = (result.value as SystemExit).code;
      } else {
        log(result.value);
        code = 1;
      }
    };
    maybeDeferred(main, reactor, ...argv).addBoth((result: unknown) => {
      if (stopping) finish(result);
      else reactor.callWhenRunning(finish, result);
    });
    await reactor.run();
    return code;
  };
}
