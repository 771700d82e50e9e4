// The editor's marks, as CodeMirror's lint draws them: in a gutter, and under the words. Loaded with the first of them.
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { Mark } from './editor.js';

export const gutter = lintGutter();

/** Puts these in place of those before. */
export function marksOf(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  const { doc } = state;
  const diagnostics = marks
    .filter(({ line }) => line >= 1 && line <= doc.lines)
    .map(({ line, column, message }): Diagnostic => {
      const { from, to, text } = doc.line(line);
      const start = Math.min(from + Math.max(0, column - 1), to);
      const word = /^[\w$.]+/.exec(text.slice(start - from))?.[0].length ?? 1;
      const end = Math.min(start + word, to);
      return { from: start === to ? from : start, to: start === to ? to : end, severity: 'error', message };
    });
  return setDiagnostics(state, diagnostics);
}
