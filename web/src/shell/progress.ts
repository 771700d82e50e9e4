// What stands under the course: where work is kept, how to have it as a file, and the dialog that clears progress.
import { html, type TemplateResult } from 'lit';
import type { Progress } from '../model/moves/progress.js';

export interface ProgressActions {
  progress: {
    readonly now: Progress;
    /** After a second press. */
    clear(): void;
  };
  showWork(): void;
}

export function renderProgress(kept: ProgressActions): TemplateResult {
  const { seen, solved } = kept.progress.now;
  const dialog = (event: Event) => (event.currentTarget as HTMLElement).parentElement!.querySelector('dialog')!;
  return html`<div class="course-foot">
    <p>Your work and progress are kept in this browser only.</p>
    <button type="button" class="text-button" data-testid="work" @click=${() => kept.showWork()}>Save or open as a file …</button>
    <button type="button" class="text-button" data-testid="clear-progress" ?disabled=${seen.size + solved.size === 0} @click=${(event: Event) => dialog(event).showModal()}>
      Clear progress
    </button>
    <dialog class="ask" aria-labelledby="clear-title" @close=${(event: Event) => (event.currentTarget as HTMLDialogElement).returnValue === 'clear' && kept.progress.clear()}>
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
