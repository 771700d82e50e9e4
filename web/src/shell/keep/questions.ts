// What the page asks about keeping: which of two tabs' programs, and what to do where nothing is kept.
import type { Question } from '../notice.js';
import type { Desk } from './desk.js';

export const whichTab = (desk: Desk): Question => ({
  about: 'tabs',
  text: 'This program was changed in another tab, too, and not in the same way. Which one do you want to go on with? The other one stays among the earlier versions.',
  answers: [
    { label: 'The other tab’s', take: () => void desk.takeTheirs() },
    { label: 'This one', take: () => void desk.keepMine() },
  ],
});

export const notKept = (error: unknown, save: () => void): Question => ({
  about: 'storage',
  text: `${reasonOf(error)} What you change is there as long as this page is open. Save your work as a file to have it afterwards.`,
  answers: [
    { label: 'Save my work as a file', take: save },
    { label: 'Go on', take: () => {} },
  ],
});

function reasonOf(error: unknown): string {
  const { name } = error as Error;
  if (name === 'QuotaExceededError') return 'This browser has no room left to keep your work.';
  if (name === 'DataError') return 'This program is too long to be kept.';
  return 'This browser does not let the page keep your work.';
}
