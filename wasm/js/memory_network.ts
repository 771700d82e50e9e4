// MemoryNetwork: connections inside one program, with times that were written down.
import { CannotListenError, ConnectingCancelledError, ConnectionRefusedError, NoProtocol } from './connection_errors.js';
import type { Deferred } from './deferred.js';
import type { DelayedCall } from './delayed_call.js';
import { demand } from './errors.js';
import { MemoryEnd } from './memory_end.js';
import { demandLink, type MemoryLink } from './memory_link.js';
import { named } from './named.js';
import { type Factory, type Protocol } from './protocol.js';
import type { ReactorTime } from './reactor.js';
import { shownAs } from './show.js';
import type { Address } from './transport.js';

/** Whom to connect to. */
export interface ClientEndpoint {
  /**
   * Connects a protocol of `factory`. The Deferred gets it once its connectionMade has run; fails with ConnectError
   * if there is no connection. cancel() gives up: ConnectingCancelledError.
   */
  connect(factory: Factory): Deferred;
}

/** Where to listen. */
export interface ServerEndpoint {
  /** Takes connections from now on. The Deferred gets the port; fails with CannotListenError. */
  listen(factory: Factory): Deferred;
}

/** Something that listens. */
export interface ListeningPort {
  getHost(): Address;
  /** Takes no more connections; those that are there stay. */
  stopListening(): Deferred;
}

/**
 * Names to connect to and to listen at, on a reactor or a clock. A connection asked for at t is there for the server
 * at t + delay and for the client at t + 2 delay; what is written, and a close, arrive a delay later. Where nobody
 * listens when it gets there, it fails at t + 2 delay with ConnectionRefusedError.
 */
export class MemoryNetwork {
  private readonly ports = new Map<string, { factory: Factory }>();
  private connections = 0;

  /** `links` by name; a name that is not there has a delay of 0.1 and brings each write as one piece. */
  constructor(
    private readonly Class: typeof Deferred,
    private readonly clock: ReactorTime,
    private readonly links: Record<string, MemoryLink> = {},
  ) {
    demand(typeof clock?.callLater === 'function', 'a network takes a reactor or a clock first', clock);
    for (const [name, link] of Object.entries(links)) demandLink(name, link);
  }

  client(name: string): ClientEndpoint {
    return { connect: (factory) => this.connect(name, demandFactory(factory, 'connect')) };
  }

  server(name: string): ServerEndpoint {
    return { listen: (factory) => this.listen(name, demandFactory(factory, 'listen')) };
  }

  private listen(name: string, factory: Factory): Deferred {
    const d = new this.Class();
    if (this.ports.has(name)) {
      d.errback(new CannotListenError(`can't listen at memory:${name}: somebody else listens there`));
      return d;
    }
    const entry = { factory };
    this.ports.set(name, entry);
    factory.doStart();
    const port: ListeningPort & { [shownAs]: string } = {
      [shownAs]: '<ListeningPort>',
      getHost: () => ({ kind: 'memory', host: name, port: 0 }),
      stopListening: () => {
        if (this.ports.get(name) === entry) {
          this.ports.delete(name);
          factory.doStop();
        }
        const stopped = new this.Class();
        stopped.callback();
        return stopped;
      },
    };
    d.callback(port);
    return d;
  }

  private connect(name: string, factory: Factory): Deferred {
    const { clock } = this;
    const link = { delay: 0.1, pieces: [], gap: 0, ...this.links[name] };
    const here = { kind: 'memory', host: name, port: 0 };
    const there = { kind: 'memory', host: name, port: ++this.connections };
    let client: MemoryEnd | undefined;
    let call: DelayedCall;

    const d = new this.Class(() => {
      call.cancel();
      client?.loseConnection();
      factory.doStop();
      d.errback(new ConnectingCancelledError(`connecting to memory:${name} was cancelled`));
    });
    factory.doStart();

    // At the server. The answer is under way before the server's protocol can write.
    const arrive = named('connects', () => {
      const listening = this.ports.get(name);
      if (!listening) {
        const refused = named('refused', () => {
          factory.doStop();
          d.errback(new ConnectionRefusedError(`nobody listens at memory:${name}`));
        });
        call = clock.callLater(link.delay, refused);
        return;
      }
      const { world } = this.Class.prototype;
      const end = (client = new MemoryEnd(world, clock, link, there, here));
      const server = new MemoryEnd(world, clock, link, here, there);
      MemoryEnd.join(end, server);
      call = clock.callLater(link.delay, named('connected', () => connected(end)));
      let protocol: Protocol | null = null;
      try {
        protocol = listening.factory.buildProtocol(there);
      } finally {
        if (!protocol) server.loseConnection();
      }
      if (protocol) server.begin(protocol);
    });

    const connected = (end: MemoryEnd) => {
      let begun = false;
      let protocol: Protocol | null;
      try {
        protocol = factory.buildProtocol(here);
        if (!protocol) throw new NoProtocol();
        begun = true;
        end.begin(protocol, () => factory.doStop());
      } catch (error) {
        if (!begun) {
          end.loseConnection();
          factory.doStop();
        }
        d.errback(error);
        return;
      }
      d.callback(protocol);
    };

    call = clock.callLater(link.delay, arrive);
    return d;
  }
}

function demandFactory(factory: Factory, what: string): Factory {
  demand(typeof factory?.buildProtocol === 'function', `${what} takes a factory`, factory);
  return factory;
}
