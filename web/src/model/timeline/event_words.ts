// An event in few words, where nobody says it better.
import type { TraceEvent } from 'ravel/create.js';
import type { Id } from '../trace/state.js';
import { seconds } from './frame.js';
import { nameOfUrl } from './rows.js';

const words: Record<string, (event: TraceEvent, name: string, nameOf: (id: Id) => string) => string> = {
  'deferred.made': (_, name) => `${name} made`,
  'deferred.added': ({ pair = 0 }, name) => `pair ${pair} added to ${name}`,
  'deferred.fired': ({ lane, text = '' }, name) => `${name} fired with ${lane ? 'Failure ' : ''}${text}`,
  'deferred.refused': (_, name) => `${name} was fired before`,
  'deferred.entered': ({ pair = 0, lane, text = '' }, name) => `${lane ?? 'callback'} of pair ${pair} of ${name} runs with ${text}`,
  'deferred.left': ({ lane, text = '', pair = 0 }, name) => `pair ${pair} of ${name} ${lane ? 'raised' : 'returned'} ${text}`,
  'deferred.passed': ({ pair = 0 }, name) => `pair ${pair} of ${name} left out`,
  'deferred.waits': ({ other = 0 }, name, nameOf) => `${name} waits for ${nameOf(other)}`,
  'deferred.resumed': ({ text = '' }, name) => `${name} goes on with ${text}`,
  'deferred.paused': (_, name) => `${name} paused`,
  'deferred.unpaused': (_, name) => `${name} unpaused`,
  'deferred.cancelled': (_, name) => `${name} cancelled`,
  'deferred.unhandled': ({ text = '' }, name) => `nobody took the Failure of ${name}: ${text}`,
  'call.made': ({ due = 0 }, name) => `call of ${name} made, due at ${seconds(due)}`,
  'call.moved': ({ due = 0 }, name) => `call of ${name} moved to ${seconds(due)}`,
  'call.cancelled': (_, name) => `call of ${name} cancelled`,
  'call.entered': (_, name) => `${name} is called`,
  'call.left': (_, name) => `${name} is over`,
  'turn.begun': () => 'turn begins',
  'turn.ended': () => 'turn ends',
  idle: () => 'nothing is left to wait for',
  blocked: ({ time, due = time }) => `blocked for ${seconds(Math.abs(due - time))}`,
  'fetch.begun': ({ text = '' }) => `fetch of ${nameOfUrl(text)} begins`,
  'fetch.data': (_, name) => `a piece of ${name} arrives`,
  'fetch.done': (_, name) => `fetch of ${name} done`,
  'fetch.failed': ({ text = '' }, name) => `fetch of ${name} failed: ${text}`,
  'fetch.aborted': (_, name) => `fetch of ${name} cancelled`,
  'connection.opened': (_, name) => `connection ${name} opened`,
  'connection.data': ({ text = '' }, name) => `${name} gets ${text}`,
  'connection.closed': (_, name) => `connection ${name} closed`,
  'connection.dropped': (_, name) => `written to ${name}, which is closed`,
  printed: ({ text = '' }) => `prints ${text}`,
  logged: ({ text = '' }) => `error: ${text}`,
  'test.done': ({ text = '', lane }) => `test ${text}: ${lane ? 'failed' : 'passed'}`,
};

export function eventWords(event: TraceEvent, nameOf: (id: Id) => string): string {
  const id = event.deferred ?? event.call ?? 0;
  return words[event.kind]?.(event, id ? nameOf(id) : '', nameOf) ?? event.kind;
}
