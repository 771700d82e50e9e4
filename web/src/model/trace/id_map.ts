// IdMap: a map from ids to records that shares what it can with the one it was made from.
import type { Id } from './state.js';

/** Records in a row of chunks: to replace one copies its chunk and the row of chunks, whatever the size. */
const bits = 6;
const size = 1 << bits;
const mask = size - 1;

/**
 * In the order in which ids came. Places are kept apart and shared by all maps of one trace: the same id always
 * comes as the same one. A map knows the places below its size.
 */
export class IdMap<V> implements ReadonlyMap<Id, V> {
  constructor(
    private readonly places: ReadonlyMap<Id, number>,
    private readonly ids: readonly Id[],
    private readonly chunks: readonly (readonly V[])[],
    readonly size: number,
  ) {}

  static empty<V>(): IdMap<V> {
    return new IdMap<V>(new Map(), [], [], 0);
  }

  get(id: Id): V | undefined {
    const place = this.places.get(id);
    return place === undefined || place >= this.size ? undefined : this.chunks[place >> bits]![place & mask];
  }

  has(id: Id): boolean {
    return (this.places.get(id) ?? this.size) < this.size;
  }

  *values(): Generator<V, undefined> {
    for (let place = 0; place < this.size; place += 1) yield this.chunks[place >> bits]![place & mask]!;
  }

  *keys(): Generator<Id, undefined> {
    for (let place = 0; place < this.size; place += 1) yield this.ids[place]!;
  }

  *entries(): Generator<[Id, V], undefined> {
    for (let place = 0; place < this.size; place += 1) yield [this.ids[place]!, this.chunks[place >> bits]![place & mask]!];
  }

  [Symbol.iterator](): Generator<[Id, V], undefined> {
    return this.entries();
  }

  forEach(f: (value: V, id: Id, map: ReadonlyMap<Id, V>) => void): void {
    for (let place = 0; place < this.size; place += 1) f(this.chunks[place >> bits]![place & mask]!, this.ids[place]!, this);
  }

  /** To make another one of it. */
  draft(): IdMapDraft<V> {
    return new IdMapDraft(this, this.places as Map<Id, number>, this.ids as Id[], this.chunks);
  }
}

/** A map that is being changed. What it has handed out stays as it was. */
export class IdMapDraft<V> {
  private chunks: (readonly V[])[];
  private count: number;
  /** The chunks that were copied since the last map was handed out; undefined: not even their row was. */
  private own: Set<number> | undefined;

  constructor(
    private last: IdMap<V>,
    private readonly places: Map<Id, number>,
    private readonly ids: Id[],
    chunks: readonly (readonly V[])[],
  ) {
    this.chunks = chunks as (readonly V[])[];
    this.count = last.size;
  }

  get(id: Id): V | undefined {
    const place = this.places.get(id);
    return place === undefined || place >= this.count ? undefined : this.chunks[place >> bits]![place & mask];
  }

  set(id: Id, value: V): void {
    let place = this.places.get(id);
    if (place === undefined || place > this.count) {
      place = this.count;
      this.places.set(id, place);
      this.ids[place] = id;
    }
    this.chunk(place >> bits)[place & mask] = value;
    if (place === this.count) this.count += 1;
  }

  private chunk(index: number): V[] {
    if (!this.own) {
      this.own = new Set();
      this.chunks = this.chunks.slice();
    }
    if (!this.own.has(index)) {
      this.own.add(index);
      this.chunks[index] = (this.chunks[index] ?? []).slice();
    }
    return this.chunks[index] as V[];
  }

  map(): IdMap<V> {
    if (!this.own) return this.last;
    this.own = undefined;
    this.last = new IdMap<V>(this.places, this.ids, this.chunks, this.count);
    return this.last;
  }
}
