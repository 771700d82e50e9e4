// The worker's port to the page, out of reach of the program: what it takes to use the port is taken before the program begins.
import type { FromWorker, ToWorker } from './messages.js';

const { apply } = Reflect;
const { postMessage } = MessagePort.prototype;
// Who replaces this one would be given the event, and by it the port.
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!;

export function openPort(port: MessagePort, take: (message: ToWorker) => void): (message: FromWorker) => void {
  port.onmessage = (event) => take(apply(dataOf, event, []) as ToWorker);
  return (message) => apply(postMessage, port, [message]) as void;
}

/** The event's `preventDefault`, whatever a program has put in its place: an error that was told here is not told to the frame. */
const { preventDefault } = Event.prototype;
export const keepHere = (event: Event): void => apply(preventDefault, event, []) as void;
