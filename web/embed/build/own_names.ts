// The Vite plugin that gives the parts of a snippet element names of this version's own: names of elements are the whole
// page's, and an older embed may stand on it beside a newer one.
import type { Plugin } from 'vite';

/** Not custom properties: --ravel-timeline-height is a host's to set, in every version. */
const parts = /(?<!--)\bravel-(console|stepper|chains|timeline|trail)\b/g;

export function ownNames(version: string): Plugin {
  const suffix = version.replace(/\W+/g, '-');
  return {
    name: 'ravel-own-names',
    enforce: 'pre',
    transform: (code, id) =>
      /\/(src|embed)\/.*\.(ts|css\?.*)$/.test(id) && parts.test(code) ? code.replace(parts, `ravel-$1-${suffix}`) : undefined,
  };
}
