// The modules `protocol` and `endpoints` of the face.
import { ClientFactory, connectWith } from './client_factory.js';
import type { Deferred } from './deferred.js';
import { demand } from './errors.js';
import { LineOnlyReceiver, LineReceiver } from './line_receiver.js';
import { loopbackAsync } from './loopback.js';
import type { MemoryLink } from './memory_link.js';
import { type ClientEndpoint, MemoryNetwork as Network, type ServerEndpoint } from './memory_network.js';
import { Factory, Protocol } from './protocol.js';
import type { ReactorTime } from './reactor.js';
import { StringTransport, StringTransportWithDisconnection } from './string_transport.js';

export const protocol = {
  Protocol,
  Factory,
  ClientFactory,
  LineReceiver,
  LineOnlyReceiver,
  StringTransport,
  StringTransportWithDisconnection,
};

/** `links` are those of the scenario, by name. */
export function makeEndpoints(Class: typeof Deferred, links: Record<string, MemoryLink>) {
  /** A network in memory of one's own. */
  const MemoryNetwork: new (clock: ReactorTime, links?: Record<string, MemoryLink>) => Network = class extends Network {
    constructor(clock: ReactorTime, own?: Record<string, MemoryLink>) {
      super(Class, clock, own);
    }
  };
  const networks = new WeakMap<ReactorTime, Network>(); // those of endpoint strings

  function find(clock: ReactorTime, description: string, what: string): { network: Network; name: string } {
    demand(typeof clock?.callLater === 'function', `${what} takes a reactor first`, clock);
    const found = typeof description === 'string' ? /^memory:(.+)$/.exec(description) : null;
    demand(found !== null, `${what} takes a string such as 'memory:echo' after the reactor`, description);
    let network = networks.get(clock);
    if (!network) networks.set(clock, (network = new MemoryNetwork(clock, links)));
    return { network, name: found[1]! };
  }

  return {
    MemoryNetwork,

    /** 'memory:name' as somebody to connect to. */
    clientFromString(clock: ReactorTime, description: string): ClientEndpoint {
      const { network, name } = find(clock, description, 'clientFromString');
      return network.client(name);
    },

    /** 'memory:name' as a place to listen at. */
    serverFromString(clock: ReactorTime, description: string): ServerEndpoint {
      const { network, name } = find(clock, description, 'serverFromString');
      return network.server(name);
    },

    /** Connects one protocol that is there already. The Deferred gets it once it is connected. */
    connectProtocol(endpoint: ClientEndpoint, instance: Protocol): Deferred {
      demand(typeof endpoint?.connect === 'function', 'connectProtocol takes an endpoint of a client first', endpoint);
      demand(instance instanceof Protocol, 'connectProtocol takes a protocol (new Client())', instance);
      return endpoint.connect(Factory.forProtocol(() => instance));
    },

    connectWith,

    /** A server's and a client's protocol, talking to each other; fires when both have got connectionLost. */
    loopbackAsync(clock: ReactorTime, server: Protocol, client: Protocol): Deferred {
      demand(typeof clock?.callLater === 'function', 'loopbackAsync takes a reactor or a clock first', clock);
      return loopbackAsync(Class, clock, server, client);
    },
  };
}
