// Asks whether the page may be loaded anew, and says whether what was changed outlives that.
import type { Question } from './notice.js';

export interface Anew {
  about: string;
  /** Up to the colon: behind it stands what becomes of the programs. */
  text: string;
  label: string;
  take(): void;
  /** It is asked only while this is so. */
  still?(): boolean;
}

interface Keeping {
  keepsAll(): Promise<boolean>;
  showWork(): Promise<void>;
}

export async function askAnew(anew: Anew, keeper: Keeping, ask: (question: Question) => void): Promise<void> {
  const { about, text, label, take } = anew;
  const kept = await keeper.keepsAll();
  if (anew.still?.() === false) return;
  const askAgain = (): Promise<void> => askAnew(anew, keeper, ask);
  // It stays while the work is saved.
  const save = (): void => void askAgain().then(() => keeper.showWork());
  // Much may have been changed since it was asked.
  const takeIt = async (): Promise<void> => (kept && !(await keeper.keepsAll()) ? askAgain() : take());
  ask({
    about,
    text: `${text}: ${kept ? 'your programs are kept.' : 'what you changed is not kept, and would be gone. Save your work as a file first.'}`,
    answers: [
      ...(kept ? [] : [{ label: 'Save my work as a file', take: save }]),
      { label, take: () => void takeIt() },
      { label: 'Later', take: () => {} },
    ],
  });
}
