// What is printed of a check: each fault by its file and line, and a sentence at the end.
import type { Checked } from './check.js';
import { type Verdict, count } from './judge.js';

export interface Printer {
  print(line: string): void;
  /** Signs for a terminal that has colours. */
  colours: boolean;
}

type Counts = Record<Verdict['kind'], number>;

/** As they come, in the order of the files; whether all is well. */
export async function report(checked: readonly Checked[], { print, colours }: Printer): Promise<boolean> {
  const counts: Counts = { same: 0, ran: 0, 'not-run': 0, recorded: 0, wrong: 0 };
  const paint = (sign: number, text: string): string => (colours ? `\x1b[${sign}m${text}\x1b[0m` : text);
  for (const { file, verdicts, done } of checked) {
    for (const verdict of verdicts) {
      const { kind, line, message, rows } = await verdict;
      counts[kind] += 1;
      if (kind === 'recorded') print(`${file}:${line}: ${message}`);
      if (kind !== 'wrong') continue;
      print(`${paint(1, `${file}:${line}:`)} ${message}`);
      for (const row of rows) print(paint(signOf(row), `    ${row}`.trimEnd()));
      print('');
    }
    await done;
  }
  const snippets = checked.reduce((sum, page) => sum + page.snippets, 0);
  print(summary(counts, snippets, checked.length));
  return counts.wrong === 0 && snippets > 0;
}

/** Green what is printed, red what is recorded. */
const signOf = (row: string): number => (/^ *\d* - /.test(row) ? 31 : /^ *\+ /.test(row) ? 32 : 0);

function summary({ same, ran, 'not-run': notRun, recorded, wrong }: Counts, all: number, files: number): string {
  if (all + wrong === 0) return `Found no snippet in ${count(files, 'file')}: nothing was checked.`;
  const parts = [
    wrong > 0 && `${wrong} wrong`,
    recorded > 0 && `${recorded} recorded`,
    same > 0 && `${same} as recorded`,
    ran > 0 && `${ran} without a recorded output ran`,
    notRun > 0 && `${notRun} not run`,
  ];
  return `${count(all, 'snippet')} in ${count(files, 'file')}: ${parts.filter(Boolean).join(', ')}.`;
}
