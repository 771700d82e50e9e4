// Where a syntax error is. Engines do not tell it of modules made from a blob, so a parser reads the
// program once more; it is fetched only then.
import type { Refusal } from './messages.js';

export async function findSyntaxError(source: string): Promise<Pick<Refusal, 'line' | 'column'> | undefined> {
  try {
    const { parse } = await import('acorn');
    parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    return undefined;
  } catch (error) {
    const { loc } = error as { loc?: { line: number; column: number } };
    return loc && { line: loc.line, column: loc.column + 1 };
  }
}
