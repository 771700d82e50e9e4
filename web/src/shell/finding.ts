// Where the focus goes on the way to a scenario: into the search, back out of it, and to the title of what was opened.

/** The list of scenarios lies over the page, as it does where there is no room beside it. */
export const covers = (app: HTMLElement): boolean => (app.querySelector<HTMLElement>('.shade')?.getClientRects().length ?? 0) > 0;

const focus = (app: HTMLElement, what: string): void => app.querySelector<HTMLElement>(what)?.focus();

export const toSearch = (app: HTMLElement): void => focus(app, '#find');

/** The list closes: the focus that was in it goes to the button that opens it. */
export function outOfList(app: HTMLElement): void {
  if (app.querySelector('.course')?.contains(document.activeElement)) focus(app, '.menu-button');
}

/** To the title, from where the text is read and Tab goes on. */
export const toText = (app: HTMLElement): void => focus(app, '.lesson-title');

/** Back to where the search was entered from, if that is still there. */
export function outOfSearch(app: HTMLElement, from: EventTarget | null): void {
  if (from instanceof HTMLElement && from.isConnected && from.getClientRects().length > 0) from.focus();
  else toText(app);
}
