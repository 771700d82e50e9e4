// Import specifiers of a program: 'ravel' is pointed at the module made for this run; any other is an error.
import { type Import, parse } from 'es-module-lexer/js';
import type { Refusal } from './messages.js';

/** What a program may import. */
export interface Importable {
  url: string;
  names: readonly string[];
}

/** The program with its imports pointed elsewhere, on the same lines; or why it can't be run. */
export function rewriteImports(source: string, ravel: Importable): { code: string } | { refusal: Refusal } {
  let imports: readonly Import[];
  try {
    [imports] = parse(source);
  } catch (error) {
    return { refusal: { message: (error as Error).message, line: 0, column: 0, syntax: true } };
  }
  let code = '';
  let at = 0;
  for (const found of imports) {
    if (found.type === 'import-meta') continue;
    const { start, end } = found;
    const problem = found.specifier === 'ravel' ? unknownName(source, found, ravel.names) : foreign(source, found, ravel.names);
    if (problem) return { refusal: { message: problem.message, ...placeOf(source, problem.offset), syntax: false } };
    // Of an import() the place includes the quotes.
    code += source.slice(at, start) + (found.type === 'dynamic' ? JSON.stringify(ravel.url) : ravel.url);
    at = end;
  }
  return { code: code + source.slice(at) };
}

interface Problem {
  message: string;
  offset: number;
}

function foreign(source: string, found: Import, names: readonly string[]): Problem {
  const { specifier, start, end } = found as { specifier?: string; start: number; end: number };
  const what = specifier === undefined ? `import(${source.slice(start, end)})` : `'${specifier}'`;
  return { message: `${what} can't be imported here. Programs import from 'ravel': ${names.join(', ')}`, offset: start };
}

/** A name in `import { … } from 'ravel'` that is not there. The engine would name the blob, and no line. */
function unknownName(source: string, found: Import, names: readonly string[]): Problem | undefined {
  if (found.type !== 'static') return undefined;
  const { importStart, start } = found;
  const statement = withoutComments(source.slice(importStart, start));
  const head = /^import\s+(?!\*)([\w$]+)/.exec(statement);
  if (head && head[1] !== 'from') {
    return { message: `'ravel' has no default export: write import { ${head[1]} } from 'ravel'`, offset: importStart };
  }
  const clause = /^(?:import|export)\b[^{]*\{([^}]*)\}/.exec(statement);
  if (!clause) return undefined;
  let offset = importStart + clause[0].length - clause[1]!.length - 1;
  for (const part of clause[1]!.split(',')) {
    const name = /[\w$]+/.exec(part);
    if (name && !names.includes(name[0])) {
      return { message: `'ravel' has no '${name[0]}'. It has: ${names.join(', ')}`, offset: offset + name.index };
    }
    offset += part.length + 1;
  }
  return undefined;
}

/** Comments become spaces: places stay. */
function withoutComments(code: string): string {
  return code.replace(/\/\/[^\n]*|\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** Line and column of an offset, counted from 1. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
