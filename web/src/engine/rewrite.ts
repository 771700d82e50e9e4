// Import specifiers of a program: 'ravel' is pointed at the module made for this run; any other is an error.
import { parse } from 'es-module-lexer/js';
import type { Refusal } from './messages.js';

/** The program with its imports pointed elsewhere, on the same lines; or why it can't be run. */
export function rewriteImports(source: string, ravelUrl: string): { code: string } | { refusal: Refusal } {
  let imports;
  try {
    [imports] = parse(source);
  } catch (error) {
    return { refusal: { message: (error as Error).message, line: 0, column: 0, syntax: true } };
  }
  let code = '';
  let at = 0;
  for (const found of imports) {
    if (found.type === 'import-meta') continue;
    const { specifier, start, end } = found;
    if (specifier !== 'ravel') {
      const what = specifier === undefined ? 'import() of something worked out at run time' : `'${specifier}'`;
      const message = `${what} can't be imported: programs here import from 'ravel'`;
      return { refusal: { message, ...placeOf(source, start), syntax: false } };
    }
    // Of an import() the place includes the quotes.
    code += source.slice(at, start) + (found.type === 'dynamic' ? JSON.stringify(ravelUrl) : ravelUrl);
    at = end;
  }
  return { code: code + source.slice(at) };
}

/** Line and column of an offset, counted from 1. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
