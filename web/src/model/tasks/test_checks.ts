// Checks of the program's own tests, and of its text.
import type { CodeCheck, HowMany, TestsCheck } from './format.js';
import type { RunIndex } from './index_run.js';
import { fitsNumber, listed, many, sayHowMany } from './match.js';

// Each gives '' when the check holds, else what is missing.

export function tests({ tests: { count, passed, failed, checks } }: TestsCheck, { run }: RunIndex): string {
  const ok = run.tests.filter(({ result }) => result === 'ok').map(({ name }) => name);
  const wrong = run.tests.filter(({ result }) => result === 'fail' || result === 'error').map(({ name }) => name);
  if (count !== undefined && !fitsNumber(count, run.tests.length)) {
    return `${sayHowMany(count)} ${count === 1 ? 'test is' : 'tests are'} wanted, ${run.tests.length} ran.`;
  }
  const weak = run.tests.find((test) => test.checks < (checks ?? 0));
  if (weak) return `The test “${weak.name}” made ${many(weak.checks, 'check')}; it should make at least ${checks}.`;
  return fitsNames(passed, ok, 'pass') || fitsNames(failed, wrong, 'fail');
}

function fitsNames(wanted: HowMany | string[] | undefined, found: readonly string[], verb: 'pass' | 'fail'): string {
  if (wanted === undefined) return '';
  const past = `${verb}ed`;
  const names = found.length === 0 ? 'no test' : listed(found.map((name) => `“${name}”`));
  if (!Array.isArray(wanted)) {
    return fitsNumber(wanted, found.length) ? '' : `${many(found.length, 'test')} ${past}; ${sayHowMany(wanted)} should ${verb}.`;
  }
  const same = wanted.length === found.length && wanted.every((name) => found.includes(name));
  return same ? '' : `${wanted.length === 0 ? 'No test' : listed(wanted.map((name) => `“${name}”`))} should ${verb}; ${names} ${past}.`;
}

export function code({ code: wanted, absent = false }: CodeCheck, { run }: RunIndex): string {
  const bare = (source: string) => source.replace(/\s+/g, '');
  const there = bare(run.source).includes(bare(wanted));
  if (there !== absent) return '';
  return absent ? `\`${wanted}\` should not be in the program.` : `\`${wanted}\` should be in the program.`;
}
