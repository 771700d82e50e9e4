// Sharing: the link to a program, or the file where a link would be too long; and what stands above somebody else's.
import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../element/playground.js';
import type { Program } from '../element/program.js';
import { saveFile } from '../element/save_file.js';
import { sameNetwork } from '../model/network.js';
import type { Shared } from '../model/shared.js';
import { linkTo } from './address.js';
import type { Scenario } from './course.js';
import type { Question } from './notice.js';
import type { Opening } from './opening.js';

/** Mail and chat cut links that are longer. */
const longestLink = 8_000;

/** Where it is shared, and where it is shown. */
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
  opening: Opening;
  say(sentence: string): void;
  ask(question: Question): void;
  withdraw(about: string): void;
}

/** Puts the link into the address, and where it can be copied, copies it. */
export async function share(sharing: Sharing, step?: number): Promise<void> {
  sharing.withdraw('share');
  sharing.say('');
  const { toHash } = await import('../model/share.js');
  const shared = sharedOf(sharing, step);
  if (!shared) return;
  const hash = await toHash(shared);
  const { length } = new URL(hash, location.href).href;
  if (length > longestLink) return offerFile(sharing, length);
  sharing.opening.shared(hash);
  const opens = step === undefined ? '' : ` After the run it shows step ${step}.`;
  try {
    await navigator.clipboard.writeText(location.href);
    sharing.say(`The link is copied. Whoever opens it sees this program, and decides to run it.${opens}`);
  } catch {
    sharing.say(`The link is in the address bar: copy it from there.${opens}`);
  }
  const chosen = sharing.playground?.pictures.chosen;
  if (step === undefined && chosen !== undefined) offerStep(sharing, chosen);
}

export async function saveProgram(sharing: Sharing): Promise<void> {
  const { programFileName, writeProgramFile } = await import('../model/program_file.js');
  const shared = sharedOf(sharing);
  if (shared) saveFile(programFileName(shared.scenario), 'application/json', writeProgramFile(shared));
}

function sharedOf({ playground, scenarioId, scenario }: Sharing, step?: number): Shared | undefined {
  if (!playground || !scenario) return undefined;
  const { code, seed, time, network } = playground;
  const other = !sameNetwork(network, scenario.network);
  return { code, scenario: scenarioId, seed, time, ...(other && { network }), ...(step !== undefined && { step }) };
}

function offerStep(sharing: Sharing, step: number): void {
  sharing.ask({
    about: 'share',
    text: `Step ${step} is selected. The link can show it, too, after the run.`,
    answers: [
      { label: `Copy it with step ${step}`, take: () => void share(sharing, step) },
      { label: 'No', take: () => undefined },
    ],
  });
}

function offerFile(sharing: Sharing, length: number): void {
  const figure = (letters: number): string => letters.toLocaleString('en');
  sharing.ask({
    about: 'share',
    text: `The link would have ${figure(length)} characters, and many places cut off what is over ${figure(longestLink)}. A file brings the same: whoever opens it on this page sees your program.`,
    answers: [
      { label: 'Save it as a file', take: () => void saveProgram(sharing) },
      { label: 'Not now', take: () => undefined },
    ],
  });
}

/** What stands above a shared program. */
export function renderShared({
  shared,
  edited,
  own,
  scenarioId,
  scenario,
  program,
  playground,
  opening,
}: Sharing): TemplateResult | typeof nothing {
  if (!shared || !scenario || !program) return nothing;
  const { step } = shared;
  const first = edited
    ? html`<strong>A shared program, with your changes.</strong> They are kept in this browser.`
    : html`<strong>A shared program.</strong> Read it first: it runs when you press Run.`;
  const reset = (): void => {
    playground?.reset();
    playground?.setNetwork(program.network);
  };
  return html`<div class="notice shared" data-testid="shared">
    <p>${first} ${step === undefined ? '' : `After the run it shows step ${step}.`} ${own ? 'Your changes to the scenario are kept.' : ''}</p>
    ${edited ? html`<button type="button" class="button" @click=${reset}>As it was shared</button>` : nothing}
    <a class="button" href=${linkTo(scenarioId)} @click=${() => void opening.openScenario(scenarioId)}>${own ? 'Back to mine' : 'Back to the scenario'}</a>
  </div>`;
}
