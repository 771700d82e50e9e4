// The program as a module: its imports pointed at the face, evaluated from a blob.
import { blob } from './blob.js';
import type { Refusal } from './messages.js';
import { rewriteImports } from './rewrite.js';

/** The name that the program has in stacks. */
export const scenarioUrl = 'scenario.js';
/** Where the module made for 'ravel' finds the face. */
const faceKey = '__ravel';

/** It was evaluated, threw, or could not be read. */
export type Outcome = { done: true } | { error: unknown } | { refusal: Refusal };

/** `at` is told the address of the program's module before it is evaluated. */
export async function evaluate(source: string, face: object, at: (url: string) => void): Promise<Outcome> {
  const names = Object.keys(face).filter((name) => name !== 'DelayedCall');
  Object.defineProperty(self, faceKey, { value: face });
  const url = blob(`export const { ${Object.keys(face).join(', ')} } = self.${faceKey}`);
  const rewritten = rewriteImports(source, { url, names });
  if ('refusal' in rewritten) {
    const { refusal } = rewritten;
    return { refusal: refusal.syntax ? await inEngineWords(source, refusal) : refusal };
  }
  try {
    const program = blob(`${rewritten.code}\n//# sourceURL=${scenarioUrl}`);
    at(program);
    await import(/* @vite-ignore */ program);
    return { done: true };
  } catch (error) {
    // Nothing of the program has run if it can't be read: a SyntaxError it throws itself has a place.
    const unread = error instanceof SyntaxError && !String(error.stack).includes(`${scenarioUrl}:`);
    return unread ? { refusal: refusalOf(error) } : { error };
  }
}

/** The engine says better than the lexer what is wrong. An import that can't be resolved sees to it that nothing runs. */
async function inEngineWords(source: string, refusal: Refusal): Promise<Refusal> {
  try {
    await import(/* @vite-ignore */ blob(`import 'nowhere'; ${source}`));
  } catch (error) {
    if (error instanceof SyntaxError) return { ...refusalOf(error), line: 0, column: 0 };
  }
  return refusal;
}

function refusalOf(error: SyntaxError): Refusal {
  // Firefox and WebKit put the place beside the message, under names of their own.
  const { lineNumber, columnNumber, line, column } = error as unknown as Record<string, number | undefined>;
  return { message: `SyntaxError: ${error.message}`, line: lineNumber ?? line ?? 0, column: columnNumber ?? column ?? 0, syntax: true };
}
