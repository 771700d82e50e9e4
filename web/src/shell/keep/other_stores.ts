// Where work is kept in a browser without IndexedDB: in localStorage, or where that may not be had, in this page.
import { readProgress } from '../../model/kept/kept_progress.js';
import { readWork } from '../../model/kept/work.js';
import { localKeys, localPrefix, readLocal, writeLocal } from './local_store.js';
import { type Store, progressKey } from './store.js';

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

/** Where nothing may be kept: as long as the page is open. */
export function pageStore(): Store {
  const map = new Map<string, unknown>();
  return {
    kind: 'page',
    read: async (key) => map.get(key),
    all: async () => [...map],
    change: async (key, next) => {
      const result = next(map.get(key));
      map.set(key, result);
      return result;
    },
    holds: () => [...map].some(([key, value]) => (key === progressKey ? readProgress(value).solved.size > 0 : isChanged(value))),
  };
}

function isChanged(value: unknown): boolean {
  const work = readWork(value);
  return work !== undefined && (work.code !== undefined || work.network !== undefined || work.versions.length > 0);
}
