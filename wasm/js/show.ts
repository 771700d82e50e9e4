// show(value): the short text by which a value appears on the console and in traces.
import { Failure, messageOf } from './failure.js';

const longest = 10_000;
const deepest = 3;
const mostItems = 100;
const mostGiven = 24;

/** Marks objects of the face that have a name of their own, such as `<Deferred>`. */
export const shownAs = Symbol('shownAs');

/** Never throws, never runs long: cycles, getters that throw, proxies and huge strings are safe. */
export function show(value: unknown): string {
  try {
    return shown(value, 0, []);
  } catch {
    return '<cannot be shown>';
  }
}

/** What a function is given, in short, as a program would have it: texts in quotes. */
export function showGiven(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name || 'a function';
  const text = show(value);
  const short = text.length > mostGiven ? `${text.slice(0, mostGiven)}…` : text;
  return typeof value === 'string' ? `'${short}'` : short;
}

function shown(value: unknown, depth: number, inside: object[]): string {
  switch (typeof value) {
    case 'undefined':
      return '(nothing)';
    case 'string':
      return value.length > longest ? `${value.slice(0, longest)}… (${value.length} characters)` : value;
    case 'function':
      return `<function ${value.name || 'without a name'}>`;
    case 'object':
      return value === null ? '(nothing)' : shownObject(value, depth, inside);
    case 'bigint':
    case 'symbol':
      return value.toString();
    default:
      return String(value);
  }
}

function shownObject(value: object, depth: number, inside: object[]): string {
  if (shownAs in value) return String(value[shownAs]);
  if (value instanceof Failure) return value.getErrorMessage();
  if (value instanceof Error) return messageOf(value);
  if (inside.includes(value)) return '<itself>';
  const within = [...inside, value];
  if (Array.isArray(value)) {
    if (depth >= deepest) return `<list of ${value.length}>`;
    const items = value.slice(0, mostItems).map((item) => shown(item, depth + 1, within));
    if (value.length > mostItems) items.push(`… ${value.length - mostItems} more`);
    return depth === 0 ? items.join(', ') : `[${items.join(', ')}]`;
  }
  if (value instanceof Map || value instanceof Set) return `<${value.constructor.name} of ${value.size}>`;
  const name = value.constructor?.name;
  if (name !== undefined && name !== 'Object') return `<${name}>`;
  if (depth >= deepest) return '{…}';
  const entries = Object.keys(value)
    .slice(0, mostItems)
    .map((key) => `${key}: ${shownProperty(value, key, depth + 1, within)}`);
  return `{${entries.join(', ')}}`;
}

/** A getter is not asked: what it does is the program's. */
function shownProperty(value: object, key: string, depth: number, inside: object[]): string {
  const own = Object.getOwnPropertyDescriptor(value, key);
  return own?.get ? '<getter>' : shown(own?.value, depth, inside);
}
