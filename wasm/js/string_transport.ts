// StringTransport: a transport for tests, which keeps what is written.
import { ConnectionDone } from './connection_errors.js';
import { Failure } from './failure.js';
import type { Protocol } from './protocol.js';
import { type Address, demandText, type Producer, type Transport } from './transport.js';

/**
 * No network and no time: give it to a protocol's makeConnection, and look at value(). Follows Twisted's.
 *
 *     const transport = new protocol.StringTransport()
 *     echo.makeConnection(transport)
 *     echo.dataReceived('hello')
 *     transport.value() // 'hello'
 */
export class StringTransport implements Transport {
  /** True after loseConnection() and abortConnection(). */
  disconnecting = false;
  /** True after abortConnection(). */
  disconnected = false;
  producerState: 'producing' | 'paused' | 'stopped' = 'producing';
  /** The producer that is registered; null: none. */
  producer: Producer | null = null;
  streaming = false;
  private written = '';

  /** What was written since the beginning or the last clear(). */
  value(): string {
    return this.written;
  }
  clear(): void {
    this.written = '';
  }

  write(data: string): void {
    demandText(data, 'write');
    this.written += data;
  }
  writeSequence(parts: Iterable<string>): void {
    for (const part of parts) this.write(part);
  }
  loseConnection(): void {
    this.disconnecting = true;
  }
  abortConnection(): void {
    this.disconnected = true;
    this.loseConnection();
  }

  getPeer(): Address {
    return { kind: 'tcp', host: '192.168.1.1', port: 54321 };
  }
  getHost(): Address {
    return { kind: 'tcp', host: '10.0.0.1', port: 12345 };
  }

  pauseProducing(): void {
    this.produce('paused');
  }
  resumeProducing(): void {
    this.produce('producing');
  }
  stopProducing(): void {
    this.producerState = 'stopped';
  }
  private produce(state: 'producing' | 'paused'): void {
    if (this.producerState === 'stopped') throw new Error("a transport that was stopped can't go on");
    this.producerState = state;
  }

  registerProducer(producer: Producer, streaming: boolean): void {
    if (this.producer) throw new Error('a producer is registered already');
    this.producer = producer;
    this.streaming = streaming;
  }
  unregisterProducer(): void {
    if (!this.producer) throw new Error('no producer is registered');
    this.producer = null;
  }
}

/** One that tells its protocol of the end: loseConnection() calls connectionLost with ConnectionDone at once. */
export class StringTransportWithDisconnection extends StringTransport {
  declare protocol: Protocol;
  override loseConnection(): void {
    super.loseConnection();
    if (!this.protocol?.connected) return;
    this.protocol.connected = false;
    this.protocol.connectionLost(new Failure(new ConnectionDone()));
  }
}
