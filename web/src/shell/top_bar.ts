// The top bar: name, search, theme, keys.
import { html, type TemplateResult } from 'lit';
import { icons } from '../element/icons.js';
import { linkTo } from './address.js';
import type { Theme } from './theme.js';

export interface TopBar {
  home: string;
  title: string;
  menu: boolean;
  find: string;
  theme: Theme;
  toggleMenu(): void;
  search(text: string): void;
  openSearch(): void;
  /** Opens what was found first. */
  takeFirst(): void;
  /** `from`: what had the focus before the search. */
  closeSearch(from: EventTarget | null): void;
  switchTheme(): void;
  showKeys(): void;
}

export function renderTopBar(bar: TopBar): TemplateResult {
  return html`<header class="top">
    <button type="button" class="icon-button menu-button" aria-expanded=${bar.menu} aria-controls="course" aria-label="Course" @click=${bar.toggleMenu}>
      ${bar.menu ? icons.close : icons.menu}
    </button>
    <a class="brand" href=${linkTo(bar.home)} aria-label="Ravel, first scenario">${logo}<span>Ravel</span></a>
    <h1 class="top-title">${bar.title}</h1>
    <label class="find"><span class="hidden">Find a scenario</span>
      <input id="find" type="search" placeholder="Find a scenario" autocomplete="off" .value=${bar.find}
        @focus=${(event: FocusEvent) => entered(event, bar)} @keydown=${(event: KeyboardEvent) => searchKey(event, bar)} @input=${(event: Event) => bar.search((event.target as HTMLInputElement).value)} />
      <kbd aria-hidden="true">/</kbd>
    </label>
    <button type="button" class="icon-button" data-testid="theme" aria-label=${bar.theme === 'dark' ? 'Light colours' : 'Dark colours'} @click=${bar.switchTheme}>
      ${bar.theme === 'dark' ? icons.sun : icons.moon}
    </button>
    <button type="button" class="icon-button keys-button" aria-label="Keys" @click=${bar.showKeys}><kbd aria-hidden="true">?</kbd></button>
  </header>`;
}

/** What had the focus before the search. */
let before: EventTarget | null = null;

function entered(event: FocusEvent, bar: TopBar): void {
  before = event.relatedTarget;
  bar.openSearch();
}

function searchKey(event: KeyboardEvent, bar: TopBar): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) bar.takeFirst();
  else if (event.key === 'Escape') bar.closeSearch(before);
  else return;
  event.preventDefault();
}

/** Two threads, one solid and one dashed, that cross. */
const logo = html`<svg viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
  <path class="thread-failure" d="M2 12c5 0 6-8 11-8s6 8 12 8" fill="none" stroke-width="2.5" stroke-dasharray="5 2.6" />
  <path class="thread-value" d="M2 4c5 0 6 8 11 8s6-8 12-8" fill="none" stroke-width="2.5" stroke-linecap="round" />
  <circle class="thread-end" cx="26.5" cy="4" r="2.5" />
</svg>`;
