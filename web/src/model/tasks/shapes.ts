// Shapes of plain data: small readers that say where something else stands. tasks.json is read with them.

/** What is wrong, and where: "tasks[0].checks[2].at". */
export class Misshapen extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
    this.name = 'Misshapen';
  }
}

/** Throws Misshapen unless the value is of its shape. */
export type Shape = (value: unknown, where: string) => void;
export type Fields = Record<string, Shape>;

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? String(value);

function demand(holds: boolean, value: unknown, where: string, wanted: string): void {
  if (!holds) throw new Misshapen(where, `${wanted} is wanted, not ${shown(value)}`);
}

export const text: Shape = (value, where) => demand(typeof value === 'string' && value.trim() !== '', value, where, 'a text');
export const anyText: Shape = (value, where) => demand(typeof value === 'string', value, where, 'a text');
export const yes: Shape = (value, where) => demand(value === true, value, where, 'true');
export const bool: Shape = (value, where) => demand(typeof value === 'boolean', value, where, 'true or false');
export const seconds: Shape = (value, where) => demand(isSeconds(value), value, where, 'a time in seconds, to the millisecond');
export const whole: Shape = (value, where) => demand(Number.isInteger(value) && (value as number) >= 0, value, where, 'a whole number');
export const fromOne: Shape = (value, where) => demand(Number.isInteger(value) && (value as number) > 0, value, where, 'a number from 1');

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
}

export const fits =
  (pattern: RegExp, wanted: string): Shape =>
  (value, where) =>
    demand(typeof value === 'string' && pattern.test(value), value, where, wanted);

export const oneOf =
  (...words: readonly string[]): Shape =>
  (value, where) =>
    demand(words.includes(value as string), value, where, `one of ${words.join(', ')}`);

export const list =
  (shape: Shape, least = 1): Shape =>
  (value, where) => {
    demand(Array.isArray(value) && value.length >= least, value, where, least > 0 ? `a list of at least ${least}` : 'a list');
    (value as unknown[]).forEach((item, index) => shape(item, `${where}[${index}]`));
  };

/** The first of these shapes that the value has decides; if it has none, all complaints are of no help: `wanted` is. */
export const either =
  (wanted: string, ...shapes: Shape[]): Shape =>
  (value, where) => {
    const fitting = shapes.some((shape) => {
      try {
        shape(value, where);
        return true;
      } catch {
        return false;
      }
    });
    demand(fitting, value, where, wanted);
  };

/** An object with all of `needed`, and of `free` what it likes, and nothing else. */
export const record =
  (needed: Fields, free: Fields = {}): Shape =>
  (value, where) => {
    demand(isObject(value), value, where, 'an object');
    const has = value as Record<string, unknown>;
    for (const name of Object.keys(needed)) if (!(name in has)) throw new Misshapen(where, `“${name}” is missing in ${shown(value)}`);
    for (const [name, item] of Object.entries(has)) {
      const shape = needed[name] ?? free[name];
      if (!shape) throw new Misshapen(where, `“${name}” is not known here; known: ${Object.keys({ ...needed, ...free }).join(', ')}`);
      shape(item, where === '' ? name : `${where}.${name}`);
    }
  };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
