// Takes in a tasks.json: checks its shape, and what no shape can say.
import type { Task, TaskFile } from './format.js';
import { allow, checkShape } from './read_check.js';
import { Misshapen, bool, either, fits, fromOne, isObject, list, record, text } from './shapes.js';

const network: (value: unknown, where: string) => void = (value, where) => {
  if (!isObject(value)) throw new Misshapen(where, 'a network: pages and links by their addresses');
};

const edit = either(
  'an edit, { "replace", "with" } or { "declaration", "with" },',
  record({ replace: text, with: fits(/^/, 'a text') }),
  record({ declaration: text, with: text }),
);

const variant = record({ name: text, checks: list(checkShape) }, { network, seeds: fromOne, edit: list(edit), allow });

const task = record(
  { id: fits(/^t\d+$/, 'a name like "t1"'), text, checks: list(checkShape, 0) },
  { hint: text, after: text, breaks: bool, allow, runs: list(variant) },
);

const file = record(
  { tasks: list(task) },
  { predict: either('true, false or { "first": so many }', bool, record({ first: fromOne })), checks: list(checkShape) },
);

/** `name`: what the complaints call the file. Throws Misshapen. */
export function readTasks(json: string, name: string): TaskFile {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new Misshapen(name, (error as Error).message);
  }
  try {
    file(data, '');
    const { predict = true, checks = [], tasks } = data as Partial<TaskFile> & Pick<TaskFile, 'tasks'>;
    tasks.forEach((entry, index) => demandSense(entry, tasks.slice(0, index), `tasks[${index}]`));
    checks.forEach((check, index) => demandOneRun(check, `checks[${index}]`));
    return { predict, checks, tasks };
  } catch (error) {
    throw error instanceof Misshapen ? new Misshapen(name, error.message.replace(/^: /, '')) : error;
  }
}

function demandSense({ id, after, checks, runs = [] }: Task, before: readonly Task[], where: string): void {
  if (id !== `t${before.length + 1}`) throw new Misshapen(`${where}.id`, `“t${before.length + 1}” is wanted, not “${id}”`);
  if (after !== undefined && !before.some((other) => other.id === after)) {
    throw new Misshapen(`${where}.after`, `there is no task “${after}” before this one`);
  }
  if (checks.length === 0 && runs.length === 0) throw new Misshapen(`${where}.checks`, 'nothing is checked');
  checks.forEach((check, index) => demandOneRun(check, `${where}.checks[${index}]`));
  runs.forEach((run, index) => {
    if (!run.network && !run.seeds && !run.edit)
      throw new Misshapen(`${where}.runs[${index}]`, 'differs in nothing: network, seeds or edit');
    if (!run.seeds) run.checks.forEach((check, at) => demandOneRun(check, `${where}.runs[${index}].checks[${at}]`));
  });
}

function demandOneRun(check: object, where: string): void {
  if ('occurs' in check) throw new Misshapen(where, '“occurs” is for a run with several seeds');
}
