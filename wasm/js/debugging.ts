// Debugging: where each Deferred was made, and where it was first fired. See defer.setDebugging.
import type { Places } from './places.js';

interface Note {
  made: string;
  fired: string;
}

/** Its notes are kept until the world ends. */
export class Debugging {
  on = false;
  private readonly notes = new Map<number, Note>();

  constructor(private readonly places: Places) {}

  /** Both are told while `on`; `id` is the Deferred's. */
  made(id: number): void {
    this.notes.set(id, { made: this.places.caller(), fired: '' });
  }

  fired(id: number): void {
    const note = this.notes.get(id);
    if (note && !note.fired) note.fired = this.places.caller();
  }

  /** "C: line 3", where it was made (created), and "I: line 5", where it was fired (by its invoker): Twisted's letters. */
  textOf(id: number, before: string, between: string): string {
    const { made = '', fired = '' } = this.notes.get(id) ?? {};
    const parts = [made && `C: ${made}`, fired && `I: ${fired}`].filter((part) => part !== '');
    return parts.length === 0 ? '' : before + parts.join(between);
  }
}
