// The keys of the page, and the dialog that lists them.
import { html, type TemplateResult } from 'lit';
import { icons } from '../element/icons.js';
import { stepKeys } from '../element/steps/keys.js';
import { forget, recall, remember } from './memory.js';

const keys: [string[], string][] = [
  [['Ctrl', 'Enter'], 'Run the program'],
  [['Esc'], 'Leave the editor, then stop the program'],
  [['Ctrl', 'Z'], 'Undo, also a Reset'],
  ...stepKeys.map(({ key, what }): [string[], string] => [[key], what]),
  [['←', '→', '↑', '↓'], 'In the chains, the timeline, the table and the console: to what is beside it'],
  [['Enter'], 'In the table: to the line of the program'],
  [['Shift', '←', '→'], 'In the timeline: move along'],
  [['+', '-', '0'], 'In the timeline: zoom in, zoom out, fit'],
  [['1', '2', '3', '4', '5'], 'Pictures, Now, Every step, Network, Seeds'],
  [['/'], 'Find a scenario'],
  [['?'], 'Show these keys'],
];

export interface KeyActions {
  run(): void;
  stop(): void;
  find(): void;
  showKeys(): void;
  /** A single key of the pictures; false: it is none. */
  step(event: KeyboardEvent): boolean;
}

export function takeKey(event: KeyboardEvent, actions: KeyActions): void {
  const action = event.defaultPrevented ? undefined : actionOf(event, actions);
  if (!action) return;
  event.preventDefault();
  action();
}

/** Single keys are off where text is written. */
function actionOf(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  const { key, ctrlKey, metaKey, target } = event;
  if (key === 'Enter' && (ctrlKey || metaKey)) return actions.run;
  const writing = (target as HTMLElement).closest('input, select, textarea, [contenteditable=true], dialog');
  // A slider takes no text: it keeps the keys that move it.
  if (writing && !(writing instanceof HTMLInputElement && writing.type === 'range' && !/^(Home|End)$/.test(key))) return undefined;
  if (key === 'Escape') return actions.stop;
  if (!singleKeys() || ctrlKey || metaKey || (/^(Home|End)$/.test(key) && scrolls(target as HTMLElement))) return undefined;
  if (key === '/') return actions.find;
  if (key === '?') return actions.showKeys;
  return actions.step(event) ? () => undefined : undefined;
}

/** What scrolls by itself has its own use for Home and End. */
function scrolls(element: HTMLElement): boolean {
  return element.tabIndex === 0 && element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** Single keys may get in the way of who speaks to the machine, or presses keys by chance: they can be turned off. */
const singleKeys = (): boolean => recall('single-keys') !== 'off';

function setSingleKeys(event: Event): void {
  if ((event.currentTarget as HTMLInputElement).checked) forget('single-keys');
  else remember('single-keys', 'off');
}

export function renderKeys(): TemplateResult {
  return html`<dialog class="keys" aria-labelledby="keys-title">
    <form method="dialog">
      <h2 id="keys-title">Keys</h2>
      <button class="icon-button" aria-label="Close">${icons.close}</button>
    </form>
    <dl>
      ${keys.map(([caps, what]) => html`<div><dt>${caps.map((cap) => html`<kbd>${cap}</kbd> `)}</dt><dd>${what}</dd></div>`)}
    </dl>
    <label class="check"><input type="checkbox" data-testid="single-keys" .checked=${singleKeys()} @change=${setSingleKeys} /> Single keys, without Ctrl, do what is said here</label>
    <p>On a Mac, Cmd stands for Ctrl.</p>
  </dialog>`;
}
