// ClientFactory: a factory that is told how its connection fares, and the Connector that it may ask again.
import type { Deferred } from './deferred.js';
import { demand } from './errors.js';
import type { Failure } from './failure.js';
import type { ClientEndpoint } from './memory_network.js';
import { Factory, Protocol } from './protocol.js';

/** For connectWith(). With an endpoint's own connect() it is a Factory like any other. */
export class ClientFactory extends Factory {
  startedConnecting(connector: Connector): void {}
  /** There was no connection. `connector` may be asked again, here too. */
  clientConnectionFailed(connector: Connector, reason: Failure): void {}
  /** There is none any more; the protocol has been told before. */
  clientConnectionLost(connector: Connector, reason: Failure): void {}
}

/** Hands everything on to the protocol of the program, and the end to somebody else, too. */
class Watched extends Protocol {
  constructor(
    private readonly inner: Protocol,
    private readonly over: (reason: Failure) => void,
  ) {
    super();
  }
  override connectionMade(): void {
    this.inner.makeConnection(this.transport);
  }
  override dataReceived(data: string): void {
    this.inner.dataReceived(data);
  }
  override connectionLost(reason: Failure): void {
    this.inner.connected = false;
    try {
      this.inner.connectionLost(reason);
    } finally {
      this.over(reason);
    }
  }
}

/** A connection that is asked for, there, or over, and can be asked for again. Made by connectWith(). */
export class Connector {
  private connecting: Deferred | undefined = undefined;
  private connected: Protocol | undefined = undefined;
  private busy = false;

  constructor(
    private readonly endpoint: ClientEndpoint,
    private readonly factory: ClientFactory,
  ) {}

  /** Connects (again). Throws while it is connecting or connected. */
  connect(): void {
    if (this.busy) throw new Error('it is connecting or connected already');
    this.busy = true;
    const { factory } = this;
    factory.doStart();
    factory.startedConnecting(this);
    const inner = new Factory();
    inner.buildProtocol = (peer) => this.build(peer);
    this.connecting = this.endpoint.connect(inner).addErrback((reason: Failure) => {
      // There was one: connectionMade threw, and what follows is its loss.
      if (this.connected) return reason;
      this.busy = false;
      factory.clientConnectionFailed(this, reason);
      factory.doStop();
    });
  }

  private build(peer: Parameters<Factory['buildProtocol']>[0]): Protocol | null {
    const protocol = this.factory.buildProtocol(peer);
    if (!protocol) return null;
    this.connected = protocol;
    return new Watched(protocol, (reason) => {
      this.busy = false;
      this.connected = undefined;
      this.factory.clientConnectionLost(this, reason);
      this.factory.doStop();
    });
  }

  /** Gives up connecting: clientConnectionFailed is called with ConnectingCancelledError. Else nothing. */
  stopConnecting(): void {
    this.connecting?.cancel();
  }

  /** Gives up, or closes what is connected. */
  disconnect(): void {
    if (this.connected) this.connected.transport.loseConnection();
    else this.stopConnecting();
  }
}

/** Connects a protocol of `factory`, as Twisted's reactor.connectTCP does, and tells the factory how it goes. */
export function connectWith(endpoint: ClientEndpoint, factory: ClientFactory): Connector {
  demand(typeof endpoint?.connect === 'function', 'connectWith takes an endpoint of a client first', endpoint);
  demand(factory instanceof ClientFactory, 'connectWith takes a ClientFactory', factory);
  const connector = new Connector(endpoint, factory);
  connector.connect();
  return connector;
}
