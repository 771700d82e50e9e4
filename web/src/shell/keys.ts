// The keys of the page, and the dialog that lists them.
import { html, type TemplateResult } from 'lit';
import { icons } from '../element/icons.js';

const keys: [string[], string][] = [
  [['Ctrl', 'Enter'], 'Run the program'],
  [['Esc'], 'Leave the editor, then stop the program'],
  [['Ctrl', 'Z'], 'Undo, also a Reset'],
  [['/'], 'Find a scenario'],
  [['?'], 'Show these keys'],
];

export interface KeyActions {
  run(): void;
  stop(): void;
  find(): void;
  showKeys(): void;
}

export function takeKey(event: KeyboardEvent, actions: KeyActions): void {
  const action = event.defaultPrevented ? undefined : actionOf(event, actions);
  if (!action) return;
  event.preventDefault();
  action();
}

/** Single keys are off where text is written. */
function actionOf({ key, ctrlKey, metaKey, target }: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  if (key === 'Enter' && (ctrlKey || metaKey)) return actions.run;
  if ((target as HTMLElement).closest('input, select, textarea, [contenteditable=true], dialog')) return undefined;
  if (key === 'Escape') return actions.stop;
  if (key === '/') return actions.find;
  if (key === '?') return actions.showKeys;
  return undefined;
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
    <p>On a Mac, Cmd stands for Ctrl.</p>
  </dialog>`;
}
