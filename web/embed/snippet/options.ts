// The attributes of <ravel-playground>. A value that means nothing counts as not set, and is told (wrong_values.ts).
import type { Pictures } from '../loader/attributes.js';

export interface Options {
  scenario: string;
  src: string;
  editable: boolean;
  time: 'virtual' | 'real';
  seed: number;
  /** JSON, or the id of a script element that holds it. */
  network: string;
  timeline: Pictures;
  chains: Pictures;
  /** To be selected after a run; -1: the last. */
  step: number;
  speed: number;
  /** Seconds on the wall, after which a run is stopped; 0: none. */
  timeout: number;
  /** Ids of the snippets whose code comes before this one's. */
  dependsOn: string[];
  /** Where the page of Ravel is that opens a snippet; '': beside the folder of embed.js. */
  playground: string;
  /** What means nothing. */
  wrong: WrongValue[];
}

/** `choices`: what it may be, where that is a list. */
export interface WrongValue {
  name: string;
  value: string;
  choices: readonly string[] | undefined;
}

const choices: Record<string, readonly string[]> = {
  time: ['virtual', 'real'],
  timeline: ['off', 'compact', 'full'],
  chains: ['off', 'compact', 'full'],
  loading: ['lazy', 'eager', 'click'],
  theme: ['auto', 'light', 'dark'],
  speed: ['1', '0.25', '0.5', '2', '4', '8', '16'],
  attach: ['', 'previous'],
  lang: ['en'],
  version: ['', __VERSION__],
};

export function readOptions(element: Element): Options {
  const text = (name: string): string => element.getAttribute(name) ?? '';
  const has = (name: string): boolean => element.hasAttribute(name);
  const wrong: WrongValue[] = [];
  /** What `take` makes of the value; `other` where it is not set, or means nothing. */
  const read = <T>(name: string, other: T, take: (value: string) => T | undefined): T => {
    if (!has(name)) return other;
    const value = text(name).trim();
    const taken = take(value);
    if (taken === undefined) wrong.push({ name, value, choices: choices[name] });
    return taken ?? other;
  };
  const choose = (name: string, empty = ''): string =>
    read(name, choices[name]![0]!, (value) => choices[name]!.find((one) => one === (value || empty)));
  const flag = (name: string): boolean =>
    read(name, false, (value) => (/^(|true)$/.test(value) ? true : value === 'false' ? false : undefined));
  const number = (name: string, other: number, right: (n: number) => boolean): number =>
    read(name, other, (value) => (value !== '' && right(+value) ? +value : undefined));
  const whole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
  const length = (name: string): boolean => read(name, true, (value) => CSS.supports('width', value) || undefined);
  // embed.js has read these (loader/attributes.ts): they are only looked at here.
  choose('attach');
  choose('loading');
  choose('theme');
  choose('lang');
  choose('version');
  length('height');
  length('max-height');
  flag('autorun');
  return {
    scenario: read('scenario', '', (id) => (/^[\w-]+$/.test(id) ? id : undefined)),
    src: text('src'),
    editable: flag('editable') && !flag('readonly'),
    time: choose('time') as Options['time'],
    seed: number('seed', 1, whole),
    network: text('network').trim(),
    timeline: choose('timeline', 'compact') as Pictures,
    chains: choose('chains', 'compact') as Pictures,
    step: number('step', -1, whole),
    speed: +choose('speed'),
    timeout: number('timeout', 0, (n) => n >= 0 && n < 1e6),
    dependsOn: text('depends-on').split(/\s+/).filter(Boolean),
    playground: text('playground'),
    wrong,
  };
}
