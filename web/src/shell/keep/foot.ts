// What stands under the editor: the way back to what the learner had before.
import { html, nothing, type TemplateResult } from 'lit';
import { type State, type Version, sameState } from '../../model/kept/work.js';

export interface FootActions {
  bringBack(version: Version): void;
  list(): void;
}

/** The reset that can be undone: nothing was changed since. */
export function undoable(state: State, [newest]: readonly Version[]): Version | undefined {
  if (newest?.why !== 'reset' || sameState(state, newest)) return undefined;
  const given = (mine: unknown, before: unknown) => mine === undefined || JSON.stringify(mine) === JSON.stringify(before);
  return given(state.code, newest.code) && given(state.network, newest.network) ? newest : undefined;
}

export function renderFoot(state: State, versions: readonly Version[], { bringBack, list }: FootActions): TemplateResult | undefined {
  if (versions.length === 0) return undefined;
  const reset = undoable(state, versions);
  return html`<p class="editor-foot">
    ${reset ? html`<button type="button" class="text-button" data-testid="undo-reset" @click=${() => bringBack(reset)}>Undo reset</button>` : nothing}
    <button type="button" class="text-button" data-testid="versions" @click=${list}>Earlier versions (${versions.length})</button>
  </p>`;
}
