// Failure: an error on its way down the errback lane.
import type { Places } from './places.js';

/** A class of errors, for check and trap. */
export type ErrorClass = abstract new (...args: never[]) => unknown;

/**
 * Wraps what was thrown, by identity. Immutable. Follows Twisted's Failure.
 *
 *     d.addErrback(failure => {
 *       failure.trap(ConnectError)      // anything else goes on to the next errback
 *       return 'no page'                // back to the callback lane
 *     })
 */
export class Failure {
  /** The original error. */
  readonly value: unknown;
  private cleaned = false;

  /** `places` knows where the program's lines are; the face gives it. */
  constructor(
    error: unknown,
    private readonly places?: Places,
  ) {
    this.value = error instanceof Failure ? error.value : error;
  }

  /**
   * Called when the error is kept in a chain. An error holds the functions that were running when it was made, and all
   * that they refer to, until its stack is read; its own Deferred may be among it, and would then never be collected
   * and its error never reported.
   */
  clean(): this {
    if (!this.cleaned) stackOf(this.value);
    this.cleaned = true;
    return this;
  }

  /** The line of the program where the error was made, if it can be told. */
  get line(): number | undefined {
    return this.places?.of(this.value)?.line;
  }

  /** The error's class. */
  get type(): unknown {
    return this.value instanceof Object ? this.value.constructor : typeof this.value;
  }

  /** What the error says, without its type. */
  getErrorMessage(): string {
    return messageOf(this.value);
  }

  /** The first of the classes that the error is an instance of, else null. */
  check<E extends ErrorClass>(...types: E[]): E | null {
    return types.find((type) => this.value instanceof type) ?? null;
  }

  /** As check, but raises the error again when it is none of them. */
  trap<E extends ErrorClass>(...types: E[]): E {
    const found = this.check(...types);
    if (!found) this.raiseException();
    return found as E;
  }

  /** Throws the original error. */
  raiseException(): never {
    throw this.value;
  }

  /** "Traceback: RangeError: too far". */
  getBriefTraceback(): string {
    return `Traceback: ${typeNameOf(this.value)}: ${this.getErrorMessage()}\n`;
  }

  /** The program's lines that led to the error, outermost first, and the error. */
  getTraceback(): string {
    const said = `${typeNameOf(this.value)}: ${this.getErrorMessage()}\n`;
    const frames = this.places?.frames(this.value) ?? [];
    if (frames.length === 0) return `Traceback (failure with no frames): ${said}`;
    return ['Traceback (most recent call last):', ...frames.map((frame) => `  ${frame}`), said].join('\n');
  }

  /** Prints getTraceback() by console.error, or by what it is given. */
  printTraceback(print: (text: string) => void = console.error): void {
    print(this.getTraceback().trimEnd());
  }

  toString(): string {
    return `Failure: ${typeNameOf(this.value)}: ${this.getErrorMessage()}`;
  }
}

/** An error's stack as text, if it has one; safe for anything that can be thrown. */
export function stackOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.stack) : '';
  } catch {
    return '';
  }
}

/** An error's message; safe for anything that can be thrown. */
export function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message) || typeNameOf(error);
    if (isOfCore(error)) return 'the core has no memory left';
    return String(error);
  } catch {
    return 'an error that cannot be shown';
  }
}

/** The name of an error's class; safe for anything that can be thrown. */
export function typeNameOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.name);
    if (isOfCore(error)) return 'MemoryError';
    return error instanceof Object ? error.constructor.name : typeof error;
  } catch {
    return 'Error';
  }
}

/** An exception of the core's that none of its own functions took: there is one only, std::bad_alloc. */
function isOfCore(error: unknown): boolean {
  const { Exception } = WebAssembly as { Exception?: ErrorClass };
  return Exception !== undefined && error instanceof Exception;
}
