// show(value): the short text by which a value appears on the console and in traces.
import { Failure, messageOf } from './failure.js';

const longest = 10_000;
/** Of all that is in one value, and of one line. */
const most = 20_000;
const deepest = 3;
const mostItems = 100;
const mostGiven = 24;

/** Marks objects of the face that have a name of their own, such as `<Deferred>`. */
export const shownAs = Symbol('shownAs');

/** How many characters are left to show. */
interface Room {
  left: number;
}

/** Never throws, never runs long: cycles, getters that throw, proxies and huge strings are safe. */
export function show(value: unknown): string {
  return showIn({ left: most }, value);
}

/** The values of one line. */
export function showAll(values: readonly unknown[]): string {
  const room = { left: most };
  let text = '';
  for (let i = 0; i < values.length; i += 1) {
    if (room.left <= 0) return `${text} … ${values.length - i} more`;
    text += (i > 0 ? ' ' : '') + showIn(room, values[i]);
  }
  return text;
}

function showIn(room: Room, value: unknown): string {
  try {
    return shown(value, 0, [], room);
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

function shown(value: unknown, depth: number, inside: object[], room: Room): string {
  switch (typeof value) {
    case 'undefined':
      return '(nothing)';
    case 'string':
      return cut(value, room);
    case 'function':
      return `<function ${cut(String(value.name || 'without a name'), room)}>`;
    case 'object':
      return value === null ? '(nothing)' : shownObject(value, depth, inside, room);
    case 'bigint':
    case 'symbol':
      return cut(value.toString(), room);
    default:
      return String(value);
  }
}

/** What is cut says how long it was. */
function cut(text: string, room: Room): string {
  const most = Math.min(longest, Math.max(room.left, 0));
  room.left -= Math.min(text.length, most);
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}

function shownObject(value: object, depth: number, inside: object[], room: Room): string {
  if (shownAs in value) return cut(String(value[shownAs]), room);
  if (value instanceof Failure) return cut(value.getErrorMessage(), room);
  if (value instanceof Error) return cut(messageOf(value), room);
  if (inside.includes(value)) return '<itself>';
  const within = [...inside, value];
  if (Array.isArray(value)) {
    if (depth >= deepest) return `<list of ${value.length}>`;
    const items = listed(value, room, (item) => shown(item, depth + 1, within, room));
    return depth === 0 ? items.join(', ') : `[${items.join(', ')}]`;
  }
  if (value instanceof Map || value instanceof Set) return `<${cut(String(value.constructor.name), room)} of ${value.size}>`;
  const name = value.constructor?.name;
  if (name !== undefined && name !== 'Object') return `<${cut(String(name), room)}>`;
  if (depth >= deepest) return '{…}';
  const entries = Object.keys(value)
    .slice(0, mostItems)
    .map((key) => `${cut(key, room)}: ${shownProperty(value, key, depth + 1, within, room)}`);
  return `{${entries.join(', ')}}`;
}

/** As many as there is room for. */
function listed(list: readonly unknown[], room: Room, show: (item: unknown) => string): string[] {
  const items: string[] = [];
  while (items.length < Math.min(list.length, mostItems) && room.left > 0) items.push(show(list[items.length]));
  if (list.length > items.length) items.push(`… ${list.length - items.length} more`);
  return items;
}

/** A getter is not asked: what it does is the program's. */
function shownProperty(value: object, key: string, depth: number, inside: object[], room: Room): string {
  const own = Object.getOwnPropertyDescriptor(value, key);
  return own?.get ? '<getter>' : shown(own?.value, depth, inside, room);
}
