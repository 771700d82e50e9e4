// The errors of connections, under Twisted's names.
import { ConnectError, nameErrors } from './errors.js';

/** One of the two ends closed the connection: everything written before has been delivered. */
export class ConnectionDone extends Error {
  constructor(message = 'the connection was closed') {
    super(message);
  }
}
/** The connection broke. What was under way may be lost. */
export class ConnectionLost extends Error {
  constructor(message = 'the connection was lost') {
    super(message);
  }
}
/** It broke because this end called abortConnection(). */
export class ConnectionAborted extends ConnectionLost {
  constructor(message = 'the connection was aborted') {
    super(message);
  }
}
/** Nobody listens there. */
export class ConnectionRefusedError extends ConnectError {}
/** connect() was cancelled before there was a connection. */
export class ConnectingCancelledError extends Error {}
/** The factory of the side that connects gave no protocol. */
export class NoProtocol extends Error {
  constructor(message = 'the factory gave no protocol') {
    super(message);
  }
}
/** listen() can't have the address. */
export class CannotListenError extends Error {}

export const connectionErrors = {
  ConnectionDone,
  ConnectionLost,
  ConnectionAborted,
  ConnectionRefusedError,
  ConnectingCancelledError,
  NoProtocol,
  CannotListenError,
};
nameErrors(connectionErrors);
