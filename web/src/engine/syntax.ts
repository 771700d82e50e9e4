// Where a syntax error is. Engines do not tell it of modules made from a blob, so a parser reads the
// program once more; it is fetched only then.
import type { Refusal } from './messages.js';

export async function findSyntaxError(source: string): Promise<Refusal | undefined> {
  const { parse } = await import('acorn');
  try {
    parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    return undefined;
  } catch (error) {
    const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
    if (!loc) return undefined;
    return { message: message.replace(/ \(\d+:\d+\)$/, ''), line: loc.line, column: loc.column + 1, syntax: true };
  }
}
