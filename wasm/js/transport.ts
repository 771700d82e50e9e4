// Transport: one end of a connection, as its protocol sees it.
import { demand } from './errors.js';

/** Where an end of a connection is. */
export interface Address {
  /** 'memory', or 'tcp' in a StringTransport. */
  kind: string;
  host: string;
  /** In memory: the number of the connection on its client's side, 0 on its server's. */
  port: number;
}

/** Somebody who writes much, and can be asked to hold on. */
export interface Producer {
  pauseProducing(): void;
  resumeProducing(): void;
  stopProducing(): void;
}

/**
 * What is sent is text: strings of characters, which arrive in any pieces. Anything else is a TypeError.
 * Nothing here calls the protocol before it returns: what follows comes in a later turn.
 */
export interface Transport {
  /** After loseConnection(), or when the connection is over, the text is dropped. */
  write(data: string): void;
  writeSequence(parts: Iterable<string>): void;
  /** Closes once all that was written is sent and no producer is registered. Nothing more is received. */
  loseConnection(): void;
  /** Closes now; what was written and has not arrived is lost. */
  abortConnection(): void;
  /** True after one of these two. */
  readonly disconnecting: boolean;
  getPeer(): Address;
  getHost(): Address;
  /** Receives nothing until resumeProducing(): what arrives is kept. */
  pauseProducing(): void;
  resumeProducing(): void;
  /** A second one throws. One that is not `streaming` is asked, by resumeProducing(), for each portion. */
  registerProducer(producer: Producer, streaming: boolean): void;
  unregisterProducer(): void;
}

/** For misuse: data is text. */
export function demandText(data: unknown, what: string): asserts data is string {
  demand(typeof data === 'string', `${what} takes text (a string)`, data);
}
