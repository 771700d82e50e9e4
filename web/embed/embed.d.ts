// The types of embed.js: the element <ravel-playground> with its events.

/** waiting: nothing is left to wait for, and the reactor runs on until it is stopped. paused: held between two turns. */
export type PlaygroundState = 'loading' | 'idle' | 'running' | 'paused' | 'waiting' | 'finished' | 'stopped' | 'failed';

/** `<ravel-playground>`. */
export interface RavelPlaygroundElement extends HTMLElement {
  /** The program as it is now, edited or not. */
  code: string;
  readonly state: PlaygroundState;
  /** Resolves when the run has begun. */
  run(): Promise<void>;
  /** Asks the reactor to stop, and ends the worker if it does not. */
  stop(): Promise<void>;
  /** The program as it was given. */
  reset(): void;
  /** By so many steps of the run, back where it is negative. Default 1. Steps are there with a timeline or chains. */
  step(by?: number): void;
  /** To this step of the run; with a timeline or chains, too. Without, a warning says so. */
  seek(step: number): void;
  /** What was recorded of the run so far. */
  trace(): Promise<unknown[]>;
  /** The address that opens this program in the playground. */
  shareUrl(): Promise<string>;
  /** Ends what runs at once, and leaves the document as it is without scripts. */
  destroy(): void;

  addEventListener<K extends keyof RavelPlaygroundEventMap>(
    type: K,
    listener: (this: RavelPlaygroundElement, event: RavelPlaygroundEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof RavelPlaygroundEventMap>(
    type: K,
    listener: (this: RavelPlaygroundElement, event: RavelPlaygroundEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

export interface RavelEventMap {
  /** It can be run. */
  'ravel:ready': CustomEvent<Record<string, never>>;
  'ravel:run': CustomEvent<{ code: string }>;
  /** A line that the program has printed; `time` is the reactor's, in seconds. */
  'ravel:output': CustomEvent<{ time: number; stream: 'out' | 'err'; text: string }>;
  /** The run has come to its end. `hash` is that of its trace: two runs that did the same have the same. */
  'ravel:result': CustomEvent<{ ok: boolean; state: PlaygroundState; output: string; hash: string }>;
  /** The program has failed, at this place where one is known; or it can't be run. */
  'ravel:error': CustomEvent<{ message: string; line?: number; column?: number }>;
  'ravel:change': CustomEvent<{ code: string }>;
  'ravel:stop': CustomEvent<Record<string, never>>;
  'ravel:resize': CustomEvent<{ width: number; height: number }>;
}

/** Those of an element itself: the others of HTML come with them. */
export type RavelPlaygroundEventMap = HTMLElementEventMap & RavelEventMap;

declare global {
  interface HTMLElementTagNameMap {
    'ravel-playground': RavelPlaygroundElement;
  }
  /** They bubble, out of shadow roots, too. */
  interface DocumentEventMap extends RavelEventMap {}
}
