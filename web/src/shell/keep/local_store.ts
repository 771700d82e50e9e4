// Work in localStorage: where there is no IndexedDB, and for what must be written before the page is gone.
import type { Store } from './store.js';

export const localPrefix = 'ravel.kept.';

/** Undefined where it may not be had. */
export function localStore(): Store | undefined {
  try {
    localStorage.setItem(`${localPrefix}try`, '1');
    localStorage.removeItem(`${localPrefix}try`);
  } catch (error) {
    // What is full can still be read.
    if ((error as DOMException).name !== 'QuotaExceededError') return undefined;
  }
  return {
    kind: 'local',
    read: async (key) => readLocal(key),
    all: async () => localKeys().map((key) => [key, readLocal(key)]),
    change: async (key, next) => {
      const now = readLocal(key);
      const result = next(now);
      if (result !== now) writeLocal(key, result);
      return result;
    },
  };
}

/** Throws when it could not be written. */
export const writeLocal = (key: string, value: unknown): void => localStorage.setItem(localPrefix + key, JSON.stringify(value));

export function readLocal(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(localPrefix + key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function dropLocal(key: string): void {
  try {
    localStorage.removeItem(localPrefix + key);
  } catch {
    // It was not there.
  }
}

/** Of all that is kept here, without the prefix. */
export function localKeys(prefix = localPrefix): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}
