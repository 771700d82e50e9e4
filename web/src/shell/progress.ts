// Progress as this browser keeps it, and the dialog that clears it.
import { html, type TemplateResult } from 'lit';
import type { Progress } from '../model/moves/progress.js';
import { forget, recall, remember } from './memory.js';

const words = (key: string): ReadonlySet<string> => new Set((recall(key) ?? '').split(' ').filter(Boolean));

export const recallProgress = (): Progress => ({ seen: words('seen'), solved: words('solved') });

export function rememberProgress({ seen, solved }: Progress): void {
  remember('seen', [...seen].join(' '));
  remember('solved', [...solved].join(' '));
}

export function forgetProgress(): void {
  forget('seen');
  forget('solved');
}

/** What stands under the course: where progress is kept, and how to clear it. `clear` is called after a second press. */
export function renderProgress({ seen, solved }: Progress, clear: () => void): TemplateResult {
  const dialog = (event: Event) => (event.currentTarget as HTMLElement).parentElement!.querySelector('dialog')!;
  return html`<div class="course-foot">
    <p>Progress is kept in this browser only.</p>
    <button type="button" class="text-button" data-testid="clear-progress" ?disabled=${seen.size + solved.size === 0} @click=${(event: Event) => dialog(event).showModal()}>
      Clear progress
    </button>
    <dialog class="ask" aria-labelledby="clear-title" @close=${(event: Event) => (event.currentTarget as HTMLDialogElement).returnValue === 'clear' && clear()}>
      <form method="dialog">
        <h2 id="clear-title">Clear your progress?</h2>
        <p>All ticks go, and cannot be brought back. The programs you changed stay.</p>
        <div class="ask-buttons">
          <button class="button" value="keep">Keep it</button>
          <button class="button main" value="clear" data-testid="clear-for-good">Clear it</button>
        </div>
      </form>
    </dialog>
  </div>`;
}
