// Changes a program as a variant wants it: another function in place of one of the learner's, another text.
import { type Node, parse } from 'acorn';
import type { Edit } from './format.js';

/** The edit found nothing to change: the learner's program is not of that shape. */
export class NothingToEdit extends Error {}

/** Throws NothingToEdit, in the learner's words. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return edits.reduce(
    (code, edit) => ('declaration' in edit ? redeclare(code, edit.declaration, edit.with) : replaceAll(code, edit)),
    source,
  );
}

function replaceAll(source: string, { replace, with: other }: { replace: string; with: string }): string {
  if (!source.includes(replace)) throw new NothingToEdit(`\`${replace}\` is not in the program.`);
  return source.replaceAll(replace, () => other);
}

function redeclare(source: string, name: string, other: string): string {
  const found = declarationOf(source, name);
  if (!found) throw new NothingToEdit(`The program declares no \`${name}\`.`);
  return source.slice(0, found.start) + other + source.slice(found.end);
}

/** The statement at the top level that declares a name. A program that cannot be read has none. */
function declarationOf(source: string, name: string): Node | undefined {
  try {
    const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true });
    return body.find((statement) => {
      if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') return statement.id?.name === name;
      if (statement.type !== 'VariableDeclaration') return false;
      return statement.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name);
    });
  } catch {
    return undefined;
  }
}
