// The Vite plugin that turns the page's styles into those of a shadow root: `import css from './x.css?inline'`.
import type { Plugin } from 'vite';

/**
 * What is said of the page is said of `.snippet`, and what depends on the window's width depends on the snippet's. A host
 * sets a token of Ravel's by a custom property of its own: --ink by --ravel-ink.
 */
export function forShadow(css: string): string {
  return css
    .replaceAll(':root', '.snippet')
    .replace(/@media \((max|min)-width: (\d+)px\)( and \((?:max|min)-width: \d+px\))? \{/g, '@container ($1-width: $2px)$3 {')
    .replace(/^(\s+)--([\w-]+): (light-dark\(.*\)|'.*);$/gm, '$1--$2: var(--ravel-$2, $3);');
}

/** The tokens that embed.js draws with: `?inline&basic` leaves out the others, which come with the rest of a snippet. */
const basic = /^\s+--(?!(?:linen|panel|sunken|line|line-2|ink|on-ink|sans|mono): ).*;$/gm;

export function styles(): Plugin {
  return {
    name: 'ravel-shadow-styles',
    enforce: 'pre',
    transform: (code, id) => {
      if (!/\.css\?.*inline/.test(id)) return undefined;
      return forShadow(id.includes('basic') ? code.replace(basic, '') : code);
    },
  };
}
