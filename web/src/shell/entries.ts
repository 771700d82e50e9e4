// The entries of the browser's history that are this page's. They are numbered, so that whoever stays with what is shown
// gets back to its entry, and those behind and before it are left as they are.

/** What the page writes beside an entry's address. */
interface Entry {
  number: number;
  /** The address was put there by Share. What is shown is that of this one. */
  of?: string;
}

/** The entry that the browser is at; and that of what is shown. */
let at = 0;
let shown = 0;

const isEntry = (state: unknown): state is Entry => Number.isSafeInteger((state as Entry | null)?.number);
const write = (entry: Entry, hash: string): void => history.replaceState(entry, '', hash || location.href);

/** The browser has come to an entry: of old, or a new one behind the last. Gives the address of what is to be shown. */
export function arrive(first: boolean): string {
  const { state } = history as { state: unknown };
  if (isEntry(state)) at = state.number;
  else write({ number: first ? 0 : (at += 1) }, '');
  return (isEntry(state) && typeof state.of === 'string' && state.of) || location.hash;
}

/** What the browser's entry leads to is shown now. */
export function settle(): void {
  shown = at;
}

/** Back to the entry of what is shown. */
export function stay(): void {
  if (shown !== at) history.go(shown - at);
}

/** A new entry, of what is shown from now on. Browsers refuse an address that is much too long: then there is none. */
export function enter(hash: string): void {
  if (hash === location.hash) return;
  try {
    history.pushState({ number: at + 1 } satisfies Entry, '', hash);
    shown = at += 1;
  } catch {
    // It is shown all the same.
  }
}

/** Another address for what is shown. */
export function readdress(hash: string, of: string): void {
  write({ number: at, of }, hash);
}
