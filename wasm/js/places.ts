// Places: where in the learner's program something happened, read from stack traces.

import { stackOf } from './failure.js';

export interface Place {
  /** Both count from 1. */
  line: number;
  column: number;
}

/** A program may put something else in its place. */
const NativeError = Error;

/** Where Ravel's own modules lie. (Cut, not resolved: against the blob of a worker nothing can be.) */
const own = import.meta.url.replace(/[^/]*$/, '');

/**
 * Finds the innermost frame of the scenario in an error's stack. V8, SpiderMonkey and JavaScriptCore
 * write frames differently, but all end them with `name:line:column`.
 */
export class Places {
  private frame: RegExp | undefined;
  private readonly names: string[] = [];

  /** `scenarioUrl`: the name that the scenario's module has in stacks; without it no place is found. */
  constructor(scenarioUrl: string | undefined) {
    if (scenarioUrl) this.alsoNamed(scenarioUrl);
  }

  /** Another name of the module: engines differ in whether stacks have the address that it came from. */
  alsoNamed(name: string): void {
    this.names.push(name);
    const names = this.names.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    this.frame = new RegExp(`(?:${names.join('|')}):(\\d+):(\\d+)`);
  }

  of(error: unknown): Place | undefined {
    if (!this.frame || !(error instanceof Error)) return undefined;
    const found = this.frame.exec(stackOf(error));
    return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
  }

  /** The frames of an error, outermost first: lines of the scenario, or, without one, what the host says. */
  frames(error: unknown): string[] {
    const lines = stackOf(error).split('\n').filter((line) => /:\d+:\d+\)?$/.test(line));
    const frames = this.frame
      ? lines.flatMap((line) => this.frame!.exec(line)?.[1] ?? []).map((line) => `line ${line}`)
      : lines.filter((line) => !line.includes(own)).map((line) => line.trim().replace(/^at /, ''));
    return frames.reverse();
  }

  /** What called Ravel just now; "" if it can't be told. */
  caller(): string {
    return this.frames(new Error()).at(-1) ?? '';
  }

  /** The scenario's line that is running now; 0 when there is none. Never throws, whatever a program has done to Error. */
  here(): number {
    if (!this.frame) return 0;
    try {
      return this.lineByFrames() ?? this.of(new NativeError())?.line ?? 0;
    } catch {
      return 0;
    }
  }

  /** V8 hands out the frames themselves: to write a stack down, and to read it, takes several times as long. */
  private lineByFrames(): number | undefined {
    const { prepareStackTrace, stackTraceLimit } = NativeError;
    // The library's own frames, and the core's, may be many. (V8 keeps 10 unless told otherwise.)
    NativeError.stackTraceLimit = 40;
    NativeError.prepareStackTrace = (_, frames) =>
      frames.find((frame) => this.names.includes(frame.getScriptNameOrSourceURL() ?? ''))?.getLineNumber() ?? 0;
    try {
      const line: unknown = new NativeError().stack;
      return typeof line === 'number' ? line : undefined;
    } finally {
      NativeError.prepareStackTrace = prepareStackTrace;
      NativeError.stackTraceLimit = stackTraceLimit;
    }
  }
}
