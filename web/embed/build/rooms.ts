// The Vite plugin that writes embed.css: what keeps room for snippets, and how much of it the program of each scenario
// takes where the document does not have it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Of the editor where the host has no code of its own (snippet.css). */
const line = 20;
const padding = 16;

/** `reserve`: the file of styles; `scenarios`: the folder that has a folder with main.js for each. */
export function rooms(reserve: string, scenarios: string): Plugin {
  return {
    name: 'ravel-rooms',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'embed.css', source: readFileSync(reserve, 'utf8') + roomsOf(scenarios) });
    },
  };
}

function roomsOf(scenarios: string): string {
  const named = new Map<number, string[]>();
  for (const id of readdirSync(scenarios).sort()) {
    const file = join(scenarios, id, 'main.js');
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
    named.set(lines, [...(named.get(lines) ?? []), id]);
  }
  return [...named]
    .sort(([a], [b]) => a - b)
    .map(
      ([lines, ids]) =>
        `${ids.map((id) => `ravel-playground[scenario='${id}']`).join(',\n')} {\n  --ravel-room: ${lines * line + padding}px;\n}\n`,
    )
    .join('');
}
