// What embed.js itself wants of the attributes of <ravel-playground>. The rest of a snippet reads them all (snippet/options.ts),
// and tells those that mean nothing: such a one counts as not set, here as there.
export interface FirstOptions {
  attach: 'previous' | undefined;
  autorun: boolean;
  loading: 'eager' | 'lazy' | 'click';
  timeline: Pictures;
  chains: Pictures;
  /** Lengths of CSS; '': as its content is. */
  height: string;
  maxHeight: string;
  /** Undefined: as the host has it. */
  theme: 'light' | 'dark' | undefined;
}

export type Pictures = 'off' | 'compact' | 'full';

export function firstOptions(host: Element): FirstOptions {
  const text = (name: string): string => host.getAttribute(name)?.trim() ?? '-';
  const one = <T extends string>(name: string, ...choices: T[]): T | undefined => choices.find((choice) => choice === text(name));
  const pictures = (name: string): Pictures => one(name, 'compact', 'full') ?? (text(name) ? 'off' : 'compact');
  const length = (name: string): string => (text(name) !== 'auto' && CSS.supports('width', text(name)) ? text(name) : '');
  return {
    attach: one('attach', 'previous'),
    autorun: one('autorun', '', 'true') !== undefined,
    loading: one('loading', 'eager', 'click') ?? 'lazy',
    timeline: pictures('timeline'),
    chains: pictures('chains'),
    height: length('height'),
    maxHeight: length('max-height'),
    theme: one('theme', 'light', 'dark'),
  };
}
