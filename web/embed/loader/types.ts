// What embed.js and the rest of a snippet say to each other. Types only: the rest is another file, fetched later.

export type { PlaygroundState as State } from '../embed.d.ts';
import type { PlaygroundState as State } from '../embed.d.ts';

/** What embed.js has drawn, for the rest to fill. */
export interface Box {
  readonly root: ShadowRoot;
  /** All of it. */
  readonly frame: HTMLElement;
  readonly bar: HTMLElement;
  readonly run: HTMLButtonElement;
  /** Behind Run. */
  readonly tools: HTMLElement;
  readonly code: HTMLElement;
  /** Output and pictures. */
  readonly lower: HTMLElement;
  readonly output: HTMLElement;
  readonly pictures: HTMLElement;
  /** What is said, in a sentence; '': nothing. */
  say(sentence: string): void;
  /** Says what went wrong, and gives the sentence. `button`: what tries again. */
  tell(error: unknown, button: string): string;
}

/** What a snippet is made of. */
export interface Given {
  readonly host: HTMLElement;
  readonly box: Box;
  /** Of the document; undefined: there is none, and a scenario or an address says where it is. */
  readonly code: string | undefined;
  /** The element of the document that shows it. */
  readonly shown: HTMLElement | undefined;
  /** What was set before: in place of the code that is given, or where no program is. */
  readonly edited: string | undefined;
  /** Between two pieces of work, so that none is long. */
  pause(): Promise<void>;
  /** The folder of embed.js. */
  readonly base: string;
}

/** A snippet whose parts are there. */
export interface Snippet {
  code: string;
  readonly state: State;
  run(): Promise<void>;
  stop(): Promise<void>;
  reset(): void;
  step(by: number): void;
  seek(step: number): void;
  trace(): Promise<unknown[]>;
  shareUrl(): Promise<string>;
  /** Attributes have changed. */
  changed(): void;
  /** It has left the document, and may come back. */
  rest(): void;
  destroy(): void;
}

export type Mount = (given: Given) => Promise<Snippet>;
