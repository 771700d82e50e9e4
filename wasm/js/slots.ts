// The table of values that the core holds: values stay here, and only their numbers cross.

/** Slot 0 is `undefined`, for ever. A freed slot is used again. */
export class Slots {
  private readonly values: unknown[] = [undefined];
  private readonly free: number[] = [];

  keep(value: unknown): number {
    if (value === undefined) return 0;
    const slot = this.free.pop();
    if (slot === undefined) return this.values.push(value) - 1;
    this.values[slot] = value;
    return slot;
  }

  get(slot: number): unknown {
    return this.values[slot];
  }

  set(slot: number, value: unknown): void {
    this.values[slot] = value;
  }

  release(slot: number): void {
    if (slot === 0) return;
    this.values[slot] = undefined;
    this.free.push(slot);
  }

  /** The value, whose slot is freed. */
  take(slot: number): unknown {
    const value = this.values[slot];
    this.release(slot);
    return value;
  }

  /** How many are in use, for tests that look for leaks. */
  get used(): number {
    return this.values.length - 1 - this.free.length;
  }
}
