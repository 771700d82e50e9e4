// Light or dark: as the system has it, until the learner chooses.
import { recall, remember } from './memory.js';

export type Theme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Shows the chosen theme, and follows the system while none is chosen. */
export function startTheme(changed: (theme: Theme) => void): void {
  const show = () => {
    document.documentElement.dataset.theme = theme();
    changed(theme());
  };
  dark.addEventListener('change', show);
  show();
}

export function theme(): Theme {
  const chosen = recall('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
}

export function chooseTheme(chosen: Theme): void {
  remember('theme', chosen);
  document.documentElement.dataset.theme = chosen;
}
