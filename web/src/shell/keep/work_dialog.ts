// The dialog that saves all of one's work as a file, and takes such a file in again.
import { html, nothing, render, type TemplateResult } from 'lit';
import { saveFile } from '../../element/save_file.js';
import { count } from '../../model/facts.js';
import { mergeProgress } from '../../model/kept/kept_progress.js';
import { type Kept, type WorkFile, joinWork, kindOf, openWorkFile, sayKept, writeWorkFile } from '../../model/kept/work_file.js';
import { refusalOf } from '../../model/refusal.js';
import { plainName } from '../../model/unseen.js';
import { openDialog } from './dialog.js';
import type { Keeper } from './keeper.js';

interface View {
  kept: Kept | undefined;
  /** A file that differs from what is here, until it is said which is wanted. */
  asked: WorkFile | undefined;
  said: string;
}

const unread = 'What this browser keeps could not be read.';

export function showWork(keeper: Keeper, file?: File): void {
  const dialog = openDialog('work-title');
  let view: View = { kept: undefined, asked: undefined, said: '' };
  const show = (change: Partial<View>): void => {
    view = { ...view, ...change };
    render(renderWork(view, keeper, { save, open, take }), dialog);
  };
  const recount = async (): Promise<void> => show({ kept: await keeper.everything() });
  const save = async (): Promise<void> => {
    const now = new Date();
    const kept = await keeper.everything();
    saveFile(`ravel-work-${now.toISOString().slice(0, 10)}.json`, 'application/json', writeWorkFile(kept, now));
    show({ kept, said: `The file is with your downloads.${kept.unread ? ` ${unread} So it is not in the file.` : ''}` });
  };
  const take = async (file: WorkFile, preferred: 'file' | 'mine'): Promise<void> => {
    show({ asked: undefined, said: await takeIn(keeper, file, preferred) });
    await recount();
  };
  const open = async (chosen: File): Promise<void> => {
    show({ asked: undefined, said: 'Reading …' });
    try {
      const file = await openWorkFile(chosen);
      const { works } = await keeper.everything();
      const differ = [...file.works].some(([key, work]) => kindOf(works.get(key), work) === 'differing');
      if (differ) show({ asked: file, said: '' });
      else await take(file, 'mine');
    } catch (error) {
      show({ said: `${plainName(chosen.name)}: ${refusalOf(error, 'It could not be opened.')}` });
    }
  };
  show({});
  void recount();
  if (file) void open(file);
}

/** Gives what was done, in words. */
async function takeIn(keeper: Keeper, { works, progress, damaged }: WorkFile, preferred: 'file' | 'mine'): Promise<string> {
  const before = await keeper.everything();
  const many = { fresh: 0, same: 0, differing: 0 };
  for (const [key, work] of works) many[kindOf(before.works.get(key), work)] += 1;
  const rev = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
  let failed = '';
  try {
    await keeper.changeWorks(works.keys(), (key, now) => joinWork(now, works.get(key)!, preferred, rev, Date.now()));
  } catch (error) {
    failed = ` The rest could not be kept: ${(error as Error).name === 'QuotaExceededError' ? 'this browser has no room left' : 'this browser does not allow it'}.`;
  }
  const all = mergeProgress(before.progress, { ...progress, cleared: before.progress.cleared });
  const ticks = all.seen.size + all.solved.size - before.progress.seen.size - before.progress.solved.size;
  if (ticks > 0) keeper.progress.set(all);
  const replaced =
    preferred === 'file' ? 'replaced; yours are among the earlier versions' : 'kept; the file’s are among the earlier versions';
  return [
    `${count(works.size, 'program')} read: ${many.fresh} new here, ${many.same} the same, ${many.differing} that differed`,
    many.differing > 0 ? ` (${replaced})` : '',
    `. ${count(ticks, 'new tick')}.`,
    damaged > 0 ? ` ${count(damaged, 'part')} of the file could not be read and was left out.` : '',
    failed,
  ].join('');
}

interface Actions {
  save(): Promise<void>;
  open(file: File): Promise<void>;
  take(file: WorkFile, preferred: 'file' | 'mine'): Promise<void>;
}

function renderWork({ kept, asked, said }: View, keeper: Keeper, { save, open, take }: Actions): TemplateResult {
  const chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) void open(file);
  };
  return html`<form method="dialog">
    <h2 id="work-title">Your work</h2>
    <p data-testid="work-count">${kept ? `${kept.unread ? `${unread} ` : ''}${keeper.losing || kept.unread ? 'In this page, as long as it is open' : 'Kept in this browser'}: ${sayKept(kept)}.` : 'Counting …'}</p>
    <p>As a file it can be put away, or opened in another browser.</p>
    ${
      asked
        ? html`<div role="group" aria-label="Both have changed it" data-testid="work-question">
          <p role="alert">Some programs of this file are not as you have them here. Which ones do you want to go on with? The others stay among the earlier versions.</p>
          <div class="ask-buttons">
            <button type="button" class="button" data-testid="work-file" @click=${() => void take(asked, 'file')}>The file’s</button>
            <button type="button" class="button" data-testid="work-mine" @click=${() => void take(asked, 'mine')}>Mine</button>
          </div>
        </div>`
        : nothing
    }
    <p role="status" data-testid="work-said">${said}</p>
    <div class="ask-buttons">
      <label class="button file-button">Open a file …
        <input type="file" class="hidden" data-testid="work-open" accept=".json,application/json" @change=${chosen} />
      </label>
      <button type="button" class="button main" data-testid="work-save" @click=${() => void save()}>Save as a file</button>
      <button class="button" value="close" data-testid="work-close">Close</button>
    </div>
  </form>`;
}
