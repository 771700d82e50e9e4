// The kinds of trace event. Made from core/trace/kinds.inc, which explains them, by make_trace_kinds.mjs.

/** Of the schema. */
export const traceVersion = 1;

/** In the order of the core's TraceKind. */
export const traceKinds = [
  'deferred.made',
  'deferred.added',
  'deferred.fired',
  'deferred.refused',
  'deferred.entered',
  'deferred.left',
  'deferred.passed',
  'deferred.waits',
  'deferred.resumed',
  'deferred.paused',
  'deferred.unpaused',
  'deferred.cancelled',
  'deferred.unhandled',
  'call.made',
  'call.moved',
  'call.cancelled',
  'call.entered',
  'call.left',
  'turn.begun',
  'turn.ended',
  'idle',
  'blocked',
  'fetch.begun',
  'fetch.data',
  'fetch.done',
  'fetch.failed',
  'fetch.aborted',
  'printed',
  'logged',
  'connection.opened',
  'connection.data',
  'connection.closed',
  'connection.dropped',
  'clock.advanced',
  'test.done',
] as const;

export type TraceKind = (typeof traceKinds)[number];

/** Their numbers, by the core's names. */
export const Kind = {
  DeferredMade: 0,
  DeferredAdded: 1,
  DeferredFired: 2,
  DeferredRefused: 3,
  DeferredEntered: 4,
  DeferredLeft: 5,
  DeferredPassed: 6,
  DeferredWaits: 7,
  DeferredResumed: 8,
  DeferredPaused: 9,
  DeferredUnpaused: 10,
  DeferredCancelled: 11,
  DeferredUnhandled: 12,
  CallMade: 13,
  CallMoved: 14,
  CallCancelled: 15,
  CallEntered: 16,
  CallLeft: 17,
  TurnBegun: 18,
  TurnEnded: 19,
  Idle: 20,
  Blocked: 21,
  FetchBegun: 22,
  FetchData: 23,
  FetchDone: 24,
  FetchFailed: 25,
  FetchAborted: 26,
  Printed: 27,
  Logged: 28,
  ConnectionOpened: 29,
  ConnectionData: 30,
  ConnectionClosed: 31,
  ConnectionDropped: 32,
  ClockAdvanced: 33,
  TestDone: 34,
} as const;

/** What each kind has beside `seq`, `time`, `kind` and `cause`. */
export const traceFields: Readonly<Record<TraceKind, string>> = {
  'deferred.made': 'deferred line',
  'deferred.added': 'deferred pair line text',
  'deferred.fired': 'deferred lane line text',
  'deferred.refused': 'deferred line',
  'deferred.entered': 'deferred pair lane text',
  'deferred.left': 'deferred pair lane text',
  'deferred.passed': 'deferred pair lane text',
  'deferred.waits': 'deferred other',
  'deferred.resumed': 'deferred other lane text',
  'deferred.paused': 'deferred line',
  'deferred.unpaused': 'deferred line',
  'deferred.cancelled': 'deferred line',
  'deferred.unhandled': 'deferred text',
  'call.made': 'call other due line text',
  'call.moved': 'call due line',
  'call.cancelled': 'call due line',
  'call.entered': 'call',
  'call.left': 'call',
  'turn.begun': '',
  'turn.ended': '',
  'idle': '',
  'blocked': 'due line',
  'fetch.begun': 'call deferred line text',
  'fetch.data': 'call text',
  'fetch.done': 'call text',
  'fetch.failed': 'call text',
  'fetch.aborted': 'call line text',
  'printed': 'line text',
  'logged': 'call text',
  'connection.opened': 'call other text',
  'connection.data': 'call text',
  'connection.closed': 'call text',
  'connection.dropped': 'call line text',
  'clock.advanced': 'other due line',
  'test.done': 'pair lane text',
};

/** One thing that happened. Zero, empty and the callback lane are left out. */
export interface TraceEvent {
  /** Counts from 1, without gaps. */
  seq: number;
  /** The reactor's seconds. */
  time: number;
  kind: TraceKind;
  /** The `seq` of the event that it comes of. */
  cause?: number;
  lane?: 'errback';
  deferred?: number;
  other?: number;
  call?: number;
  pair?: number;
  line?: number;
  due?: number;
  text?: string;
}
