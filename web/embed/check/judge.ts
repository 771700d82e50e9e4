// What is to be said of a snippet that was run.
import { isSet } from './attributes.js';
import { diff } from './diff.js';
import { comparable, printedText } from './output.js';
import type { Program } from './program.js';
import type { Outcome } from './run.js';
import type { Edit, Snippet } from './snippet.js';

export interface Verdict {
  /** `recorded`: its output is to be written down. */
  kind: 'same' | 'ran' | 'not-run' | 'recorded' | 'wrong';
  /** The line of the file, and what is wrong there. */
  line: number;
  message: string;
  /** Rows that show it. */
  rows: string[];
  edit?: Edit;
}

export interface Judging {
  snippet: Snippet;
  program: Program;
  outcome: Outcome;
  /** In milliseconds. */
  patience: number;
  rst: boolean;
  update: boolean;
}

export function judge(judging: Judging): Verdict {
  return notEnded(judging) ?? unexpected(judging) ?? compared(judging);
}

/** It was killed, or its process has died. */
function notEnded({ snippet: { line }, outcome, patience }: Judging): Verdict | undefined {
  const { end, reason, lines, left } = outcome;
  if (end === 'endless') {
    const printed =
      lines.length === 0
        ? 'It had printed nothing.'
        : `It had printed ${count(lines.length + left, 'line')}, the last: ${lines.at(-1)!.text.slice(0, 200)}`;
    return wrong(line, `did not end within ${count(patience / 1000, 'second')}, and was killed`, [
      printed,
      'Give it more by timeout=…, or mark it no-run.',
    ]);
  }
  if (end === 'died') return wrong(line, 'could not be run to its end', [reason]);
  return left > 0 ? wrong(line, `printed ${count(left, 'line')} more than a console keeps`, []) : undefined;
}

/** It failed, or it should have. */
function unexpected({ snippet, program, outcome }: Judging): Verdict | undefined {
  const errors = outcome.lines.filter(({ stream, printed }) => stream === 'err' && !printed);
  const failed = outcome.end === 'failed' || errors.length > 0;
  if (isSet(snippet.attributes, 'expect-error')) {
    return failed ? undefined : wrong(snippet.line, 'ran without an error, and is marked expect-error', []);
  }
  if (!failed) return undefined;
  const at = errors.find((error) => error.at)?.at?.line;
  const line = at === undefined ? undefined : program.lineInFile(at);
  const rows = errors.map((error) => error.text);
  if (at !== undefined && line === undefined) rows.push(`It is in line ${at} of its program.`);
  return wrong(line ?? snippet.line, 'ended with an error', [...rows, 'If that is what the snippet shows, mark it expect-error.']);
}

function compared({ snippet, outcome, rst, update }: Judging): Verdict {
  const text = printedText(outcome.lines);
  const printed = comparable(text, rst);
  const { recorded, line } = snippet;
  if (!recorded) {
    if (!update || printed.length === 0) return { kind: 'ran', line, message: '', rows: [] };
    return { kind: 'recorded', line, message: `recorded ${count(printed.length, 'line')}`, rows: [], edit: snippet.record(trimmed(text)) };
  }
  const before = comparable(recorded.text, rst);
  if (before.join('\n') === printed.join('\n')) return { kind: 'same', line, message: '', rows: [] };
  if (update)
    return { kind: 'recorded', line, message: `recorded ${count(printed.length, 'line')}`, rows: [], edit: snippet.record(trimmed(text)) };
  return wrong(recorded.line, 'the output differs from the recorded one', diff(before, printed, recorded.line));
}

/** As it is written down: see comparable(). */
const trimmed = (text: string): string => comparable(text, false).join('\n');

export const wrong = (line: number, message: string, rows: string[]): Verdict => ({ kind: 'wrong', line, message, rows });

export const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
