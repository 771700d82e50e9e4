// The attributes of a snippet: which there are, and what they take. A word that nobody understands is a mistake in the page.
import type { Attributes, Problem } from './snippet.js';

interface Kind {
  /** What it takes, in words. */
  takes: string;
  fits(value: string): boolean;
}

const anything: Kind = { takes: 'a value', fits: (value) => value !== '' };
const oneOf = (...words: string[]): Kind => ({ takes: listed(words), fits: (value) => words.includes(value) });
const wholeNumber: Kind = { takes: 'a whole number', fits: (value) => /^\d{1,15}$/.test(value) };
const seconds: Kind = { takes: 'a number of seconds', fits: (value) => value !== '' && Number(value) >= 0 && Number(value) < 1e6 };
const flag: Kind = { takes: 'no value', fits: (value) => ['', 'true', 'false'].includes(value) };
const shown: Kind = { takes: 'off, compact or full', fits: (value) => ['', 'off', 'compact', 'full'].includes(value) };

/** The last two are for the check alone; the others are the element's, which takes the same (loader/attributes.ts). */
export const kinds: Readonly<Record<string, Kind>> = {
  scenario: anything,
  src: anything,
  editable: flag,
  readonly: flag,
  autorun: flag,
  time: oneOf('virtual', 'real'),
  seed: wholeNumber,
  network: anything,
  timeline: shown,
  chains: shown,
  step: wholeNumber,
  speed: oneOf('0.25', '0.5', '1', '2', '4', '8', '16'),
  loading: oneOf('eager', 'lazy', 'click'),
  height: anything,
  'max-height': anything,
  theme: oneOf('auto', 'light', 'dark'),
  lang: oneOf('en'),
  timeout: seconds,
  'depends-on': anything,
  attach: oneOf('previous'),
  playground: anything,
  id: anything,
  'expect-error': flag,
  'no-run': flag,
};

/** Those that HTML and the generators give a meaning of their own. */
const others =
  /^(class|style|title|slot|part|exportparts|hidden|dir|tabindex|role|translate|linenums|linenostart|lineno-start|hl_lines|hl-lines|showLineNumbers|noInline|live|caption|name|data-.*|aria-.*|on.*|v-.*|[:@].*)$/;

/** Whether a flag is set. */
export const isSet = (attributes: Attributes, name: string): boolean => (attributes.get(name) ?? 'false') !== 'false';

/** What is wrong with them. */
export function problemsOf(attributes: Attributes, line: number): Problem[] {
  const messages = [...attributes].flatMap(([name, value]) => problemOf(name, value) ?? []);
  if (isSet(attributes, 'expect-error') && isSet(attributes, 'no-run')) {
    messages.push('It has expect-error and no-run: what is not run has no error. Take one of them away.');
  }
  if (attributes.has('scenario') && attributes.has('src'))
    messages.push('It has scenario and src: a program has one source. Take one of them away.');
  return messages.map((message) => ({ line, message }));
}

function problemOf(name: string, value: string): string | undefined {
  if (!Object.hasOwn(kinds, name)) {
    if (others.test(name)) return undefined;
    const meant = nearest(name, Object.keys(kinds));
    return `There is no attribute '${name}'${meant ? `: is ${meant} meant?` : `. There are ${listed(Object.keys(kinds), 'and')}.`}`;
  }
  const { takes, fits } = kinds[name]!;
  return fits(value) ? undefined : `${name} takes ${takes}${value === '' ? '.' : `, and not '${value}'.`}`;
}

export function listed(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The one that a slip of two letters at most makes of it. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names.map((other) => ({ other, far: distance(name, other) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.min(2, Math.floor(best.other.length / 2)) ? best.other : undefined;
}

/** How many letters are to be put in, taken away or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row.at(-1)!;
}
