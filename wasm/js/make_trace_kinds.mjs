// Writes trace_kinds.ts from core/trace/kinds.inc: `node make_trace_kinds.mjs` prints it, `--write` puts it in place.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const list = readFileSync(new URL('../../core/trace/kinds.inc', import.meta.url), 'utf8');
const version = /^RAVEL_TRACE_VERSION\((\d+)\)/m.exec(list)[1];
const kinds = [...list.matchAll(/^RAVEL_TRACE_KIND\((\w+), "([\w.]+)", "([\w ]*)"\)/gm)].map(([, id, name, fields]) => ({ id, name, fields }));

const types = { lane: "'errback'", text: 'string' };
const fields = ['lane', 'deferred', 'other', 'call', 'pair', 'line', 'due', 'text'];
for (const kind of kinds) {
  for (const field of kind.fields.split(' ').filter(Boolean)) {
    if (!fields.includes(field)) throw new Error(`kinds.inc: ${kind.name} has the field ${field}, of which nothing is known here`);
  }
}

const text = `// The kinds of trace event. Made from core/trace/kinds.inc, which explains them, by make_trace_kinds.mjs.

/** Of the schema. */
export const traceVersion = ${version};

/** In the order of the core's TraceKind. */
export const traceKinds = [
${kinds.map(({ name }) => `  '${name}',`).join('\n')}
] as const;

export type TraceKind = (typeof traceKinds)[number];

/** Their numbers, by the core's names. */
export const Kind = {
${kinds.map(({ id }, number) => `  ${id}: ${number},`).join('\n')}
} as const;

/** What each kind has beside \`seq\`, \`time\`, \`kind\` and \`cause\`. */
export const traceFields: Readonly<Record<TraceKind, string>> = {
${kinds.map(({ name, fields: own }) => `  '${name}': '${own}',`).join('\n')}
};

/** One thing that happened. Zero, empty and the callback lane are left out. */
export interface TraceEvent {
  /** Counts from 1, without gaps. */
  seq: number;
  /** The reactor's seconds. */
  time: number;
  kind: TraceKind;
  /** The \`seq\` of the event that it comes of. */
  cause?: number;
${fields.map((field) => `  ${field}?: ${types[field] ?? 'number'};`).join('\n')}
}
`;

if (process.argv.includes('--write')) writeFileSync(fileURLToPath(new URL('trace_kinds.ts', import.meta.url)), text);
else process.stdout.write(text);
