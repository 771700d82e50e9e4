// The attributes of a snippet: which there are and what they take, by the table that all of Ravel's generators share.
import { existsSync, readFileSync } from 'node:fs';

// In the package it is beside this file; in Ravel's own tree one folder up.
const places = ['attributes.json', '../attributes.json'].map((name) => new URL(name, import.meta.url));
const table = JSON.parse(readFileSync(places.find(existsSync), 'utf8'));

/** What is wrong with an attribute, in a sentence; undefined where nothing is. */
function problemOf(name, value) {
  if (!Object.hasOwn(table, name)) return `there is no attribute ${name}`;
  const { flag, bare, json, pattern, takes } = table[name];
  const fits = flag ? value === '' || value === 'true' : new RegExp(`^(?:${pattern})$`).test(value || bare || '');
  if (!fits) return `${name} takes ${takes}, and not "${value}"`;
  try {
    if (json && value.startsWith('{')) JSON.parse(value);
  } catch (error) {
    return `${name} is no JSON: ${error.message}`;
  }
  return undefined;
}

/** Those that mean something, flags without a value, and others with what they mean without one. Of the others `warn(sentence)` is told. */
export function understood(given, warn) {
  return Object.entries(given).flatMap(([name, value]) => {
    const problem = problemOf(name, value);
    if (problem) warn(`${problem}; it is left out`);
    return problem ? [] : [[name, table[name].flag ? '' : value || table[name].bare || '']];
  });
}
