// loopbackAsync: a server's and a client's protocol, talking to each other.
import type { Deferred } from './deferred.js';
import { MemoryEnd } from './memory_end.js';
import type { Protocol } from './protocol.js';
import type { ReactorTime } from './reactor.js';

/**
 * Connects two protocols, for tests: the server's connectionMade is called first, both before this returns. What is
 * written arrives in a call that is due at once. Fires when the connection was closed and both have got
 * connectionLost; cancel() aborts it.
 */
export function loopbackAsync(Class: typeof Deferred, clock: ReactorTime, server: Protocol, client: Protocol): Deferred {
  const { world } = Class.prototype;
  const link = { delay: 0, pieces: [], gap: 0 };
  const one = { kind: 'memory', host: 'server', port: 0 };
  const other = { kind: 'memory', host: 'client', port: 0 };
  const a = new MemoryEnd(world, clock, link, one, other);
  const b = new MemoryEnd(world, clock, link, other, one);
  MemoryEnd.join(a, b);
  const d = new Class(() => {
    a.abortConnection();
    b.abortConnection();
  });
  let left = 2;
  const over = () => {
    if (--left === 0 && !d.called) d.callback();
  };
  a.begin(server, over);
  b.begin(client, over);
  return d;
}
