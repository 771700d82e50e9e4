// Where work is kept in this browser: IndexedDB, which is what is still there after a crash; else localStorage; else this page.
import { indexedStore } from './indexed_store.js';

/** What a work, and progress, are under. */
export const workKey = (key: string): string => `work.${key}`;
export const progressKey = 'progress';

export interface Store {
  readonly kind: 'indexed' | 'local' | 'page';
  read(key: string): Promise<unknown>;
  all(): Promise<[key: string, value: unknown][]>;
  /**
   * Reads and writes in one step, which no other tab comes between. `next` is given what is there; the same given back
   * leaves it as it is. Rejects when it could not be kept.
   */
  change<T>(key: string, next: (now: unknown) => T): Promise<T>;
  /** Of this page's: there is something of the learner's in it. */
  holds?(): boolean;
}

/** A browser that takes longer than this to open its store is done without. */
const patience = 4_000;

export async function openStore(): Promise<Store> {
  try {
    return await Promise.race([
      indexedStore(),
      new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('The store does not open.')), patience)),
    ]);
  } catch {
    const { localStore, pageStore } = await import('./other_stores.js');
    return localStore() ?? pageStore();
  }
}
