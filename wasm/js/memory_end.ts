// MemoryEnd: one end of a connection in memory.
import { ConnectionAborted, ConnectionDone, ConnectionLost } from './connection_errors.js';
import type { DelayedCall } from './delayed_call.js';
import { Failure } from './failure.js';
import type { MemoryLink } from './memory_link.js';
import { named } from './named.js';
import type { Protocol } from './protocol.js';
import type { ReactorTime } from './reactor.js';
import { Kind } from './trace_kinds.js';
import { type Address, demandText, type Producer, type Transport } from './transport.js';
import type { World } from './world.js';

/** A transport whose other end is another MemoryEnd. Everything it brings comes in calls of the clock. */
export class MemoryEnd implements Transport {
  disconnecting = false;
  private other!: MemoryEnd;
  private protocol: Protocol | undefined = undefined;
  private over: (() => void) | undefined = undefined;

  // What is sent.
  private lastWrite: { text: string; at: number } | undefined = undefined; // still under way
  private producer: Producer | undefined = undefined;
  private pulling: DelayedCall | undefined = undefined;
  private shut = false; // nothing more is sent
  private aborted = false; // what was sent does not arrive

  // What is received.
  private readonly arrived: string[] = []; // and was not given to the protocol yet
  private ended = false; // behind it the other end has closed
  private paused = false;
  private piece = 0; // how many were delivered
  private lastPieceAt = 0;
  private pumpAsked = false;
  private gone = false;

  private readonly id: number; // in traces

  constructor(
    private readonly world: World,
    private readonly clock: ReactorTime,
    private readonly link: Required<MemoryLink>,
    private readonly host: Address,
    private readonly peer: Address,
  ) {
    this.id = world.core._ravel_next_id();
  }

  private trace(kind: number, text: string, other = 0): void {
    this.world.record(kind, { call: this.id, other, text });
  }

  static join(a: MemoryEnd, b: MemoryEnd): void {
    a.other = b;
    b.other = a;
  }

  /** The connection is there for this end. `over` is called behind connectionLost. */
  begin(protocol: Protocol, over?: () => void): void {
    this.protocol = protocol;
    this.over = over;
    this.trace(Kind.ConnectionOpened, `${this.host.port === 0 ? 'server' : 'client'} of ${this.host.host}`, this.other.id);
    this.guarded(() => protocol.makeConnection(this));
  }

  /** What the protocol throws goes on to the reactor, which logs it, after an abort. */
  private guarded(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.abortConnection();
      throw error;
    }
  }

  private lost(error: Error): void {
    if (this.gone) return;
    this.gone = this.disconnecting = this.shut = true;
    this.arrived.length = 0;
    const { producer, protocol, over } = this;
    this.producer = this.protocol = this.over = undefined;
    if (protocol) this.trace(Kind.ConnectionClosed, error.message);
    try {
      producer?.stopProducing();
      if (!protocol) return;
      protocol.connected = false;
      protocol.connectionLost(new Failure(error));
    } finally {
      over?.();
    }
  }

  getHost(): Address {
    return this.host;
  }
  getPeer(): Address {
    return this.peer;
  }

  // -- sending

  /** Calls f when what is sent now arrives, unless this end has aborted. */
  private send(f: () => void): void {
    const arrives = named('arrives', () => {
      if (!this.aborted) f();
    });
    this.clock.callLater(this.link.delay, arrives);
  }

  write(data: string): void {
    demandText(data, 'write');
    if (data === '') return;
    if (this.shut) return this.trace(Kind.ConnectionDropped, data);
    // On a link that cuts, what was written at the same time is one stretch.
    const at = this.clock.seconds();
    if (this.link.pieces.length > 0 && this.lastWrite?.at === at) {
      this.lastWrite.text += data;
      return;
    }
    const written = { text: data, at };
    this.lastWrite = written;
    this.send(() => {
      if (this.lastWrite === written) this.lastWrite = undefined;
      this.other.arrive(written.text);
    });
  }

  writeSequence(parts: Iterable<string>): void {
    const all = [...parts];
    for (const part of all) demandText(part, 'writeSequence');
    this.write(all.join(''));
  }

  loseConnection(): void {
    if (this.disconnecting) return;
    this.disconnecting = true;
    if (!this.producer) this.close();
  }

  private close(): void {
    if (this.shut) return;
    this.shut = true;
    this.clock.callLater(0, named('closed', () => this.lost(new ConnectionDone())));
    this.send(() => {
      this.other.ended = true;
      this.other.pump();
    });
  }

  abortConnection(): void {
    if (this.gone || this.aborted) return;
    this.aborted = this.disconnecting = this.shut = true;
    this.clock.callLater(0, named('aborted', () => this.lost(new ConnectionAborted())));
    this.clock.callLater(this.link.delay, named('aborted', () => this.other.lost(new ConnectionLost())));
  }

  // -- receiving

  private arrive(text: string): void {
    if (this.gone || this.disconnecting) return;
    const { arrived } = this;
    if (this.link.pieces.length === 0 || arrived.length === 0) arrived.push(text);
    else arrived[arrived.length - 1] += text;
    this.pump();
  }

  /** Gives the protocol what has arrived, in pieces where the link cuts, and then the end. */
  private pump(): void {
    while (this.protocol && this.arrived.length > 0 && !this.paused && !this.disconnecting) {
      const { protocol } = this;
      const wait = this.piece === 0 ? 0 : this.lastPieceAt + this.link.gap - this.clock.seconds();
      if (wait > 1e-9) return this.pumpLater(wait);
      this.lastPieceAt = this.clock.seconds();
      const text = this.nextPiece();
      this.trace(Kind.ConnectionData, text);
      this.guarded(() => protocol.dataReceived(text));
    }
    if (this.ended && !this.paused && !this.disconnecting) this.lost(new ConnectionDone());
  }

  private pumpLater(seconds: number): void {
    if (this.pumpAsked) return;
    this.pumpAsked = true;
    const nextPiece = named('nextPiece', () => {
      this.pumpAsked = false;
      this.pump();
    });
    this.clock.callLater(seconds, nextPiece);
  }

  private nextPiece(): string {
    const { pieces } = this.link;
    const front = this.arrived.shift()!;
    if (pieces.length === 0) return front;
    const size = pieces[this.piece++ % pieces.length]!;
    if (size < front.length) this.arrived.unshift(front.slice(size));
    return front.slice(0, size);
  }

  pauseProducing(): void {
    this.paused = true;
  }
  resumeProducing(): void {
    if (!this.paused || this.gone) return;
    this.paused = false;
    this.clock.callLater(0, () => this.pump());
  }

  // -- a producer of this end's. A link takes whatever is written, so that a streaming one is never paused.

  registerProducer(producer: Producer, streaming: boolean): void {
    if (this.producer) throw new Error('a producer is registered already');
    if (this.shut) return producer.stopProducing();
    this.producer = producer;
    if (!streaming && !this.pulling?.active()) this.pull(producer);
  }

  unregisterProducer(): void {
    if (!this.producer) return;
    this.producer = undefined;
    if (this.disconnecting) this.close();
  }

  private pull(producer: Producer): void {
    this.pulling = this.clock.callLater(0, () => {
      if (this.producer !== producer) return;
      producer.resumeProducing();
      this.pull(producer);
    });
  }
}
