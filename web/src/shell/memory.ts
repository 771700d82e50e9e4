// What this browser keeps: edited programs, what was run, the theme. Storage may be full or forbidden: then
// it is kept as long as the page is open.
const open = new Map<string, string>();
const prefix = 'ravel.';

export function recall(key: string): string | undefined {
  try {
    return open.get(key) ?? localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return open.get(key);
  }
}

export function remember(key: string, value: string): void {
  open.set(key, value);
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Kept in `open`.
  }
}

export function forget(key: string): void {
  open.delete(key);
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // It was not there.
  }
}
