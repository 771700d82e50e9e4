// The check: all snippets of all files, as many at a time as there are processors.
import { isSet } from './attributes.js';
import { findFiles, isRst } from './find.js';
import { type Verdict, judge, wrong } from './judge.js';
import { type PageFile, readPage, writePage } from './page.js';
import { Pool } from './pool.js';
import { Unfit, programOf } from './program.js';
import { runProgram } from './run.js';
import { scenarios } from './scenarios.js';
import type { Edit, Snippet } from './snippet.js';

export interface CheckOptions {
  paths: readonly string[];
  update: boolean;
  /** Of a snippet that names none, in milliseconds. */
  patience: number;
  jobs: number;
}

/** A file that was read, and what is found of it, in order; those still to come as promises. */
export interface Checked {
  file: string;
  /** How many are in it. */
  snippets: number;
  verdicts: Promise<Verdict>[];
  /** Once all verdicts are there: the file is written, where anything is to be recorded. */
  done: Promise<void>;
}

/** Throws a sentence for people where a path leads nowhere. */
export async function check(options: CheckOptions): Promise<Checked[]> {
  const pool = new Pool(options.jobs);
  const pages = await Promise.all((await findFiles(options.paths)).map(readPage));
  return pages.map((page) => checkPage(page, options, pool));
}

function checkPage(page: PageFile, options: CheckOptions, pool: Pool): Checked {
  const found = page.problems.map(({ line, message }) => Promise.resolve(wrong(line, message, [])));
  const faulty = new Set(page.problems.map(({ line }) => line));
  const run = page.snippets.filter(({ line }) => !faulty.has(line)).map((snippet) => pool.run(() => checkSnippet(snippet, page, options)));
  const done = written(page, run);
  done.catch(() => {}); // told by whoever waits for it
  return { file: page.file, snippets: page.snippets.length, verdicts: [...found, ...run], done };
}

async function checkSnippet(snippet: Snippet, page: PageFile, { update, patience: usual }: CheckOptions): Promise<Verdict> {
  if (isSet(snippet.attributes, 'no-run')) return { kind: 'not-run', line: snippet.line, message: '', rows: [] };
  try {
    const program = await programOf(snippet, page, scenarios);
    const { source, seed, network, patience = usual } = program;
    const outcome = await runProgram({ source, seed, network, time: 'virtual' }, patience);
    return judge({ snippet, program, outcome, patience, rst: isRst(page.file), update });
  } catch (error) {
    if (error instanceof Unfit) return wrong(snippet.line, error.message, []);
    throw error;
  }
}

async function written(page: PageFile, verdicts: Promise<Verdict>[]): Promise<void> {
  const edits: Edit[] = (await Promise.all(verdicts)).flatMap(({ edit }) => edit ?? []);
  if (edits.length > 0) await writePage(page, edits);
}
