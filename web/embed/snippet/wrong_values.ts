// Values of attributes that mean nothing: each is told once, in the browser's console, with what the attribute takes.
import type { WrongValue } from './options.js';

const flag = 'true or false';
const length = 'auto or a length of CSS, such as 20em';
const takes: Record<string, string> = {
  scenario: 'the id of a scenario, such as print-later',
  editable: flag,
  readonly: flag,
  autorun: flag,
  seed: 'a whole number from 0 on',
  step: 'the number of a step, from 0 on',
  height: length,
  'max-height': length,
  timeout: 'a number of seconds',
};

const told = new WeakMap<Element, Set<string>>();

export function tellWrongValues(element: Element, wrong: readonly WrongValue[]): void {
  const all = told.get(element) ?? new Set();
  told.set(element, all);
  for (const { name, value, choices } of wrong) {
    if (all.has(name + value)) continue;
    all.add(name + value);
    console.warn(`<ravel-playground ${name}="${value}">: ${name} takes ${choices?.filter(Boolean).join(', ') ?? takes[name]}.`, element);
  }
}
