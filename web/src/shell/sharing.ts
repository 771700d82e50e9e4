// Sharing: the link to a program, or the file where a link would be too long. Loaded when it is asked for.
import { saveFile } from '../element/save_file.js';
import { sameNetwork } from '../model/network.js';
import { programFileName, writeProgramFile } from '../model/program_file.js';
import { refusalOf } from '../model/refusal.js';
import { toHash } from '../model/share.js';
import type { Shared } from '../model/shared.js';
import { copyLater, type Copying } from './copying.js';
import type { Sharing } from './shared_bar.js';

/** Mail and chat cut links that are longer. */
const longestLink = 8_000;

/** Says what became of the link. */
export async function share(sharing: Sharing, { text, done }: Copying, step?: number): Promise<void> {
  if ((await text) === undefined) return;
  const opens = step === undefined ? '' : ` After the run it shows step ${step}.`;
  sharing.say(
    (await done)
      ? `The link is copied. Whoever opens it sees this program, and decides to run it.${opens}`
      : `The link is in the address bar: copy it from there.${opens}`,
  );
  if (step === undefined) offerMore(sharing, sharing.playground?.pictures.chosen);
}

/** Puts the link into the address, and gives it; where it is too long, a file is offered. */
export async function linkOf(sharing: Sharing, step?: number): Promise<string | undefined> {
  sharing.withdraw('share');
  sharing.say('');
  const shared = sharedOf(sharing, step);
  if (!shared) return undefined;
  try {
    const hash = await toHash(shared);
    const { length } = new URL(hash, location.href).href;
    if (length <= longestLink) {
      sharing.opening.shared(hash);
      return location.href;
    }
    offerFile(sharing, `The link would have ${figure(length)} characters, and many places cut off what is over ${figure(longestLink)}.`);
  } catch (error) {
    offerFile(sharing, refusalOf(error, 'The link could not be made.'));
  }
  return undefined;
}

export function saveProgram(sharing: Sharing): void {
  const shared = sharedOf(sharing);
  if (shared) saveFile(programFileName(shared.scenario), 'application/json', writeProgramFile(shared));
}

function sharedOf({ playground, scenarioId, scenario }: Sharing, step?: number): Shared | undefined {
  if (!playground || !scenario) return undefined;
  const { code, seed, time, network } = playground;
  const other = !sameNetwork(network, scenario.network);
  return { code, scenario: scenarioId, seed, time, ...(other && { network }), ...(step !== undefined && { step }) };
}

/** What else can be done with what was shared: `step`, the one that is selected. */
function offerMore(sharing: Sharing, step: number | undefined): void {
  const withStep = { label: `Copy it with step ${step}`, take: () => void share(sharing, copyLater(linkOf(sharing, step)), step) };
  const words = step === undefined ? '' : `Step ${step} is selected. The link can show it, too, after the run. `;
  sharing.ask({
    about: 'share',
    text: `${words}The program can also run inside a page of your own.`,
    answers: [
      ...(step === undefined ? [] : [withStep]),
      { label: 'Embed it', take: () => void embed(sharing) },
      { label: 'No', take: () => undefined },
    ],
  });
}

async function embed(sharing: Sharing): Promise<void> {
  try {
    const { showEmbed } = await import('./embed_dialog.js');
    await showEmbed(sharing);
  } catch {
    sharing.say('What embeds programs could not be loaded: is the network there? Try it again.');
  }
}

const figure = (letters: number): string => letters.toLocaleString('en');

/** `why`: there is no link. */
function offerFile(sharing: Sharing, why: string): void {
  sharing.ask({
    about: 'share',
    text: `${why} A file brings the same: whoever opens it on this page sees your program. It can also run inside a page of your own.`,
    answers: [
      { label: 'Save it as a file', take: () => saveProgram(sharing) },
      { label: 'Embed it', take: () => void embed(sharing) },
      { label: 'Not now', take: () => undefined },
    ],
  });
}
