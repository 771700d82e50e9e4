// Protocol and Factory: what a program does with one connection, and who makes one for each.
import { demand } from './errors.js';
import type { Failure } from './failure.js';
import type { Address, Transport } from './transport.js';

/**
 * To be derived from; there is one object for each connection. Called from turns of the reactor: connectionMade,
 * then dataReceived any number of times, then connectionLost once, and nothing after it. What one of them throws is
 * logged, and the connection is aborted. Follows Twisted's Protocol.
 *
 *     class Echo extends protocol.Protocol {
 *       dataReceived(data) { this.transport.write(data) }
 *     }
 */
export class Protocol {
  /** Not there before makeConnection. It stays when the connection is over; writes are dropped then. */
  declare transport: Transport;
  /** Who made it; undefined if nobody did. */
  declare factory: Factory | undefined;
  /** True from makeConnection up to connectionLost (Twisted leaves it set). */
  connected = false;

  /** For whoever carries the connection, and for tests. */
  makeConnection(transport: Transport): void {
    this.transport = transport;
    this.connected = true;
    this.connectionMade();
  }
  connectionMade(): void {}
  /** Some characters, at least one, as they came: where one write ends and another begins is not seen. */
  dataReceived(data: string): void {}
  /** The connection is over; `reason` is a Failure of ConnectionDone or ConnectionLost. */
  connectionLost(reason: Failure): void {}
}

/** A class of protocols, or a function that makes one. */
export type Maker = (new () => Protocol) | (() => Protocol | null | undefined);

/** What all connections of one kind share. Follows Twisted's Factory. */
export class Factory {
  /** What makes the protocols; a factory without it overrides buildProtocol. */
  declare protocol: Maker | undefined;
  /** How many ports and connections use it now. */
  numPorts = 0;

  /** A factory for a class of protocols (or a function that makes one). `args` are for the factory's constructor. */
  static forProtocol<F extends Factory, A extends unknown[]>(this: new (...args: A) => F, protocol: Maker, ...args: A): F {
    demand(typeof protocol === 'function', 'forProtocol takes a class of protocols', protocol);
    const factory = new this(...args);
    factory.protocol = protocol;
    return factory;
  }

  /** The protocol for a connection with `peer`; null refuses the connection. */
  buildProtocol(peer: Address): Protocol | null {
    const { protocol: make } = this;
    demand(typeof make === 'function', 'a factory needs a class as its protocol', make);
    const made = make.prototype instanceof Protocol ? new (make as new () => Protocol)() : (make as () => Protocol | null)();
    if (made) made.factory = this;
    return made ?? null;
  }

  /** Called before the first port or connection that uses it begins, and after the last has ended. */
  startFactory(): void {}
  stopFactory(): void {}

  doStart(): void {
    if (this.numPorts++ === 0) this.startFactory();
  }
  doStop(): void {
    if (this.numPorts > 0 && --this.numPorts === 0) this.stopFactory();
  }
}
