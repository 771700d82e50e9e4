// Holds a task's checks against the runs of a learner's program: each holds, or what is missing is said.
import * as eventChecks from './event_checks.js';
import type { Allowed, Check, Task, Variant } from './format.js';
import { type RunIndex, indexRun } from './index_run.js';
import * as lineChecks from './line_checks.js';
import { shortened } from '../trace/value_words.js';
import type { RunRecord } from './run_record.js';
import * as testChecks from './test_checks.js';

export interface CheckResult {
  /** In the task, from 1: first those of its own run, then those of each variant. 0: no error, and none unhandled. */
  number: number;
  holds: boolean;
  /** In words, when it does not hold. */
  missing: string;
  /** The variant it is of. */
  variant?: Variant;
  /** The variant has not been run: nothing is known yet. */
  untried?: boolean;
}

export interface TaskResult {
  id: string;
  holds: boolean;
  checks: readonly CheckResult[];
}

/** The runs of a variant, one for each seed; or why there could be none; undefined: it has not been run. */
export type Tried = readonly RunRecord[] | string | undefined;

/** `main`: the learner's run. `variants`: what came of each of the task's `runs`. */
export function evaluateTask(
  task: Pick<Task, 'id' | 'checks' | 'allow' | 'runs'>,
  main: RunRecord,
  variants: readonly Tried[] = [],
): TaskResult {
  const own = indexRun(main);
  const results: CheckResult[] = [
    result(0, impliedMissing(own, task.checks, task.allow)),
    ...task.checks.map((check, index) => result(index + 1, missing(check, [own]))),
  ];
  let number = task.checks.length;
  for (const [place, variant] of (task.runs ?? []).entries()) {
    results.push(...variantResults(variant, variants[place], number));
    number += variant.checks.length;
  }
  return { id: task.id, holds: results.every(({ holds }) => holds), checks: results };
}

/** Whether the learner's own run has all it should: only then the variants need be run. */
export const holdsSoFar = ({ checks }: TaskResult): boolean => checks.every(({ holds, variant }) => holds || variant !== undefined);

/** Of an error, in a sentence. */
const longestShown = 200;
const result = (number: number, words: string): CheckResult => ({ number, holds: words === '', missing: words });

/** `before`: how many checks stand before these. */
function variantResults(variant: Variant, tried: Tried, before: number): CheckResult[] {
  if (tried === undefined) {
    const words = `Not tried yet with ${variant.name}.`;
    return variant.checks.map((_, index) => ({ ...result(before + index + 1, words), variant, untried: true }));
  }
  const say = (number: number, words: string) => ({ ...result(number, words === '' ? '' : `With ${variant.name}: ${words}`), variant });
  if (typeof tried === 'string') return variant.checks.map((_, index) => say(before + index + 1, tried));
  const runs = tried.map(indexRun);
  const implied = runs.map((run) => impliedMissing(run, variant.checks, variant.allow)).find(Boolean) ?? '';
  return [say(0, implied), ...variant.checks.map((check, index) => say(before + index + 1, missing(check, runs)))];
}

function missing(check: Check, runs: readonly RunIndex[]): string {
  if ('occurs' in check) return spoken(check, lineChecks.occurs(check.occurs, runs));
  for (const index of runs) {
    const words = spoken(check, missingIn(check, index));
    if (words) return runs.length > 1 ? `With seed ${index.run.seed}: ${words}` : words;
  }
  return '';
}

const spoken = ({ say }: Check, words: string): string => (words === '' ? '' : (say ?? words));

function missingIn(check: Exclude<Check, { occurs: unknown }>, index: RunIndex): string {
  if ('at' in check) return 'by' in check ? lineChecks.after(check, index) : lineChecks.at(check, index);
  if ('turn' in check) return lineChecks.turn(check, index);
  if ('sameTurn' in check) return lineChecks.sameTurn(check, index);
  if ('line' in check) return lineChecks.line(check, index);
  if ('out' in check) return lineChecks.out(check, index);
  if ('lines' in check) return lineChecks.lines(check, index);
  if ('before' in check) return lineChecks.before(check, index);
  if ('asked' in check) return lineChecks.asked(check, index);
  if ('end' in check) return eventChecks.end(check, index);
  if ('count' in check) return eventChecks.count(check, index);
  if ('times' in check) return eventChecks.times(check, index);
  if ('each' in check) return eventChecks.each(check, index);
  if ('pending' in check) return eventChecks.pending(check, index);
  if ('pair' in check) return eventChecks.pair(check, index);
  if ('entered' in check) return eventChecks.entered(check, index);
  if ('tests' in check) return testChecks.tests(check, index);
  return testChecks.code(check, index);
}

/** What every check also demands: the program ran to its end, no error out of a handler, and none that nobody took. */
function impliedMissing({ run }: RunIndex, checks: readonly Check[], allow: readonly Allowed[] = []): string {
  const counts = (kind: string) => checks.some((check) => 'count' in check && check.count === kind);
  const isUnhandled = (text: string) => text.startsWith('Unhandled error in Deferred');
  const unhandled = run.events.find(({ kind }) => kind === 'deferred.unhandled');
  const error = run.errors.find((text) => !isUnhandled(text));
  if (!allow.includes('errors') && !counts('logged')) {
    if (error !== undefined) return `An error came out of the program: ${shortened(error, longestShown)}`;
    if (run.end.state === 'failed') return 'The program could not go on.';
  }
  if (run.end.state === 'running' || run.end.state === 'stopped') return 'The run did not come to its end.';
  if (unhandled && !allow.includes('unhandled') && !counts('deferred.unhandled'))
    return `Nobody took the error “${shortened(unhandled.text ?? '', longestShown)}”.`;
  return '';
}
