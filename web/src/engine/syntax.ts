// Where a syntax error is. Engines do not tell it of modules made from a blob, so a parser reads the
// program once more; it is fetched only then.
import type { Refusal } from './messages.js';

/** Names of one scope, as acorn keeps them, in an array: of 20,000 it would look through all for each. */
class Names {
  private readonly names = new Set<string>();

  push(name: string): void {
    this.names.add(name);
  }

  indexOf(name: string): number {
    return this.names.has(name) ? 0 : -1;
  }
}

/** What acorn's parser has, and its types do not. */
interface Scopes {
  scopeStack: Record<string, unknown>[];
  enterScope(flags: number): void;
}

export async function findSyntaxError(source: string): Promise<Pick<Refusal, 'line' | 'column'> | undefined> {
  try {
    const { Parser } = await import('acorn');
    const { enterScope } = Parser.prototype as unknown as Scopes;
    class QuickParser extends Parser {
      enterScope(this: Scopes, flags: number): void {
        enterScope.call(this, flags);
        Object.assign(this.scopeStack.at(-1)!, { var: new Names(), lexical: new Names(), functions: new Names() });
      }
    }
    QuickParser.parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    return undefined;
  } catch (error) {
    const { loc } = error as { loc?: { line: number; column: number } };
    return loc && { line: loc.line, column: loc.column + 1 };
  }
}
