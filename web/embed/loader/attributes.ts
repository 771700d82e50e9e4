// The attributes of <ravel-playground>. A value that means nothing is told in the browser's console, once, and counts as not set.
export type Pictures = 'off' | 'compact' | 'full';

export interface Options {
  scenario: string;
  src: string;
  editable: boolean;
  autorun: boolean;
  time: 'virtual' | 'real';
  seed: number;
  /** JSON, or the id of a script element that holds it. */
  network: string;
  timeline: Pictures;
  chains: Pictures;
  /** To be selected after a run; -1: the last. */
  step: number;
  speed: number;
  loading: 'eager' | 'lazy' | 'click';
  height: string;
  maxHeight: string;
  theme: 'auto' | 'light' | 'dark';
  /** Seconds on the wall, after which a run is stopped; 0: none. */
  timeout: number;
  /** Ids of the snippets whose code comes before this one's. */
  dependsOn: string[];
  attach: '' | 'previous';
  /** Where the page of Ravel is that opens a snippet; '': beside the folder of embed.js. */
  playground: string;
}

const choices = {
  time: ['virtual', 'real'],
  timeline: ['off', 'compact', 'full'],
  chains: ['off', 'compact', 'full'],
  loading: ['lazy', 'eager', 'click'],
  theme: ['auto', 'light', 'dark'],
  speed: ['1', '0.25', '0.5', '2', '4', '8', '16'],
  attach: ['', 'previous'],
  lang: ['en'],
};

const told = new WeakMap<Element, Set<string>>();

function warn(element: Element, name: string, value: string, takes: string): void {
  const all = told.get(element) ?? new Set();
  told.set(element, all);
  if (all.has(name + value)) return;
  all.add(name + value);
  console.warn(`<ravel-playground ${name}="${value}">: ${name} takes ${takes}.`, element);
}

export function readOptions(element: Element): Options {
  const text = (name: string): string => element.getAttribute(name) ?? '';
  const has = (name: string): boolean => element.hasAttribute(name);
  /** The value where `right`; the other where it is not set, or wrong. */
  const read = <T>(name: string, other: T, takes: string, take: (value: string) => T | undefined): T => {
    if (!has(name)) return other;
    const value = text(name).trim();
    const taken = take(value);
    if (taken === undefined) warn(element, name, value, takes);
    return taken ?? other;
  };
  const choose = (name: keyof typeof choices, empty?: string): string =>
    read(name, choices[name][0]!, choices[name].filter(Boolean).join(', '), (value) =>
      choices[name].find((one) => one === (value || empty || '')),
    );
  const number = (name: string, other: number, takes: string, right: (n: number) => boolean): number =>
    read(name, other, takes, (value) => (value !== '' && right(+value) ? +value : undefined));
  const whole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
  const length = (name: string): string =>
    read(name, '', 'auto or a length of CSS, such as 20em', (value) =>
      value === 'auto' ? '' : CSS.supports('width', value) ? value : undefined,
    );
  choose('lang');
  return {
    scenario: read('scenario', '', 'the id of a scenario, such as print-later', (id) => (/^[\w-]+$/.test(id) ? id : undefined)),
    src: text('src'),
    editable: has('editable') && text('editable') !== 'false' && !has('readonly'),
    autorun: has('autorun') && text('autorun') !== 'false',
    time: choose('time') as Options['time'],
    seed: number('seed', 1, 'a whole number from 0 on', whole),
    network: text('network').trim(),
    timeline: choose('timeline', 'compact') as Pictures,
    chains: choose('chains', 'compact') as Pictures,
    step: number('step', -1, 'the number of a step, from 0 on', whole),
    speed: +choose('speed'),
    loading: choose('loading') as Options['loading'],
    height: length('height'),
    maxHeight: length('max-height'),
    theme: choose('theme') as Options['theme'],
    timeout: number('timeout', 0, 'a number of seconds', (n) => n >= 0 && n < 1e6),
    dependsOn: text('depends-on').split(/\s+/).filter(Boolean),
    attach: choose('attach') as Options['attach'],
    playground: text('playground'),
  };
}
