// Damage for the decoders: what is whole is cut, flipped, spliced, repeated, and its values are changed for others. By a seed.

export type Chance = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
const upTo = (chance: Chance, most: number): number => Math.floor(chance() * most);

/** A text that was damaged on the way. `others`: to splice it with; `letters`: what is written over it. */
export function damageText(chance: Chance, text: string, others: readonly string[], letters: string): string {
  const from = upTo(chance, text.length + 1);
  const to = Math.min(text.length, from + 1 + upTo(chance, 20));
  const letter = (): string => letters[upTo(chance, letters.length)]!;
  switch (upTo(chance, 8)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(from);
    case 2:
      return text.slice(0, from) + letter() + text.slice(from + 1);
    case 3:
      return text.slice(0, from) + text.slice(to);
    case 4:
      return text.slice(0, from) + pick(chance, others).slice(from);
    case 5:
      return text.slice(0, to) + text.slice(from, to).repeat(1 + upTo(chance, 50)) + text.slice(to);
    case 6:
      return text.slice(0, from) + Array.from({ length: 1 + upTo(chance, 30) }, letter).join('') + text.slice(from);
    default:
      return text.slice(0, from) + text.slice(from).replace(/[a-z]/gi, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase()));
  }
}

/** What nobody writes. As texts of JSON: some cannot be said otherwise. */
const values = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '0.5',
  '1e308',
  '1e999',
  '-1e999',
  '9007199254740991',
  '9007199254740993',
  '4294967296',
  '""',
  '"x"',
  '"NaN"',
  '"7"',
  '"__proto__"',
  '"\\u0000\\u001b[31m\\u202e\\u2066\\ud83d"',
  '"memory:"',
  '"http://[::1"',
  '"javascript:alert(1)"',
  '"<img src=x onerror=alert(1)>"',
  '[]',
  '{}',
  '[[]]',
  '{"length":-1}',
  '{"__proto__":{"latency":1}}',
  '{"constructor":{"prototype":1},"toString":1,"toJSON":1}',
  '["program","trace"]',
];
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'code',
  'events',
  'version',
  'http://a.test/',
  'memory:\\u0000',
  '',
  '0',
  'text',
  'line',
  'due',
  'cause',
  'step',
  'sum',
];
const mark = '\u{f0000}';

/** JSON with one of its values changed for another, left out, doubled, nested, or with one more beside it. */
export function damageData(chance: Chance, data: unknown): string {
  const whole = structuredClone(data);
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ holder: value as Record<string, unknown>, key });
      visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(whole);
  const { holder, key } = pick(chance, places);
  const before = holder[key];
  const replaced = (text: string): string => {
    holder[key] = mark;
    return JSON.stringify(whole).replace(`"${mark}"`, () => text);
  };
  const given = JSON.stringify(before);
  switch (upTo(chance, 9)) {
    case 0:
    case 1:
    case 2:
      return replaced(pick(chance, values));
    case 3:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return JSON.stringify(whole);
    case 4:
      return replaced(`${given},"${pick(chance, keys)}":${pick(chance, values)}`);
    case 5:
      return replaced('['.repeat(1 + upTo(chance, 40)) + given);
    case 6: {
      const depth = 1 + upTo(chance, chance() < 0.02 ? 5_000 : 20);
      return replaced(`${'{"a":['.repeat(depth)}${given}${']}'.repeat(depth)}`);
    }
    case 7:
      if (Array.isArray(before)) holder[key] = [...before, ...before];
      else if (typeof before === 'string') holder[key] = before.repeat(chance() < 0.02 ? 2_000 : 3);
      else if (typeof before === 'number') holder[key] = before * -1 + upTo(chance, 3);
      return JSON.stringify(whole);
    default:
      if (typeof before === 'number') return replaced(pick(chance, ['1e400', '-5', '0.1', '1e21', '"1"', String(before + 1)]));
      return replaced(pick(chance, values));
  }
}
