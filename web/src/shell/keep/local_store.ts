// Work in localStorage: what must be written before the page is gone, and all of it where there is no IndexedDB.

export const localPrefix = 'ravel.kept.';

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
