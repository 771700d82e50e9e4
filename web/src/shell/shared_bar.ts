// What stands above a shared program; and the way to sharing, which is loaded when it is asked for.
import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../element/playground.js';
import type { Program } from '../element/program.js';
import type { Shared } from '../model/shared.js';
import { linkTo } from './address.js';
import { copyLater } from './copying.js';
import type { Scenario } from './course.js';
import type { Question } from './notice.js';
import type { Opening } from './opening.js';

/** Where something is shared, and what was shared is shown. */
export interface Sharing {
  playground: Playground | null;
  scenarioId: string;
  scenario: Scenario | undefined;
  program: Program | undefined;
  /** What somebody shared, where that is shown. */
  shared: Shared | undefined;
  /** The learner has changed the program. */
  edited: boolean;
  /** There are changes of the learner's to the scenario itself. */
  own: boolean;
  /** Where such changes do: "are kept …". */
  stay: string;
  opening: Opening;
  say(sentence: string): void;
  ask(question: Question): void;
  withdraw(about: string): void;
}

/** Shares the program as a link, or saves it as a file. */
export async function handOn(sharing: Sharing, as: 'link' | 'file'): Promise<void> {
  const loading = import('./sharing.js');
  const copying = as === 'link' ? copyLater(loading.then(({ linkOf }) => linkOf(sharing))) : undefined;
  try {
    const { saveProgram, share } = await loading;
    await (copying ? share(sharing, copying) : saveProgram(sharing));
  } catch {
    sharing.say('The part of the page that shares programs could not be loaded: is the network there? Try it again.');
  }
}

/** What stands above a shared program. */
export function renderShared({
  shared,
  edited,
  own,
  stay,
  scenarioId,
  scenario,
  program,
  playground,
  opening,
}: Sharing): TemplateResult | typeof nothing {
  if (!shared || !scenario || !program) return nothing;
  const { step } = shared;
  const first = edited
    ? html`<strong>A shared program, with your changes.</strong> They ${stay}.`
    : html`<strong>A shared program.</strong> Read it first: it runs when you press Run.`;
  const reset = (): void => {
    playground?.reset();
    playground?.setNetwork(program.network);
  };
  return html`<div class="notice shared" data-testid="shared">
    <p>${first} ${step === undefined ? '' : `After the run it shows step ${step}.`} ${own ? `Your changes to the scenario ${stay}.` : ''}</p>
    ${edited ? html`<button type="button" class="button" @click=${reset}>As it was shared</button>` : nothing}
    <a class="button" href=${linkTo(scenarioId)} @click=${() => void opening.openScenario(scenarioId)}>${own ? 'Back to mine' : 'Back to the scenario'}</a>
  </div>`;
}
