// The types of embed.js: <ravel-playground> in a docs page, its events, and what they tell.

/** idle: ready, nothing ran. paused: held between two turns. waiting: nothing is left to wait for, and the reactor runs on. */
export type RavelState = 'loading' | 'idle' | 'running' | 'paused' | 'waiting' | 'finished' | 'stopped' | 'failed';

export interface RavelPlaygroundElement extends HTMLElement {
  /** The program as it stands in the snippet. */
  code: string;
  readonly state: RavelState;
  /** Loads what is not there yet, and runs the program. Resolves when it has begun. */
  run(): Promise<void>;
  /** As the Stop button: first the reactor is asked, and then its worker is ended. */
  stop(): Promise<void>;
  /** Back to the program as it was given. */
  reset(): void;
  /** On by so many steps of the run; back, where `by` is negative. Default 1. */
  step(by?: number): void;
  /** Shows the run after its first `step` events. */
  seek(step: number): void;
  /** The events of the last run. */
  trace(): Promise<unknown[]>;
  /** Where the playground opens this program, with its seed, network and step. */
  shareUrl(): Promise<string>;
  /** Ends what runs at once, and leaves the document as it is without scripts. */
  destroy(): void;
}

/** A line that the program has printed; `time` in the reactor's seconds. */
export interface RavelOutput {
  time: number;
  stream: 'out' | 'err';
  text: string;
}

/** `ok`: it came to its end and nothing failed. `hash`: of its trace; runs that did the same have the same. */
export interface RavelResult {
  ok: boolean;
  state: RavelState;
  output: string;
  hash: string;
}

/** All of them bubble, and come out of shadow roots. */
export interface RavelEventMap {
  'ravel:ready': CustomEvent<Record<string, never>>;
  'ravel:run': CustomEvent<{ code: string }>;
  'ravel:output': CustomEvent<RavelOutput>;
  'ravel:result': CustomEvent<RavelResult>;
  'ravel:error': CustomEvent<{ message: string; line?: number; column?: number }>;
  'ravel:change': CustomEvent<{ code: string }>;
  'ravel:stop': CustomEvent<Record<string, never>>;
  'ravel:resize': CustomEvent<{ height: number }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'ravel-playground': RavelPlaygroundElement;
  }
  interface HTMLElementEventMap extends RavelEventMap {}
}
