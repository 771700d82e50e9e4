// What the command is told.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { CheckOptions } from './check.js';

/** What is to be done, or what was wrong with how it was asked for. */
export type Asked = { do: 'check'; options: CheckOptions } | { do: 'help' } | { do: 'version' } | { wrong: string };

export const help = `Runs the snippets of documentation pages, and compares what they print with what is recorded there.

  ravel check [--update] [--timeout SECONDS] [--jobs N] FILE-OR-FOLDER…

      --update     writes down what each snippet prints, in place of what is recorded
      --timeout    what a snippet may take that has no timeout of its own: 10 seconds
      --jobs       how many run at the same time: as many as there are processors
      --help       prints this
      --version    prints Ravel's version

It reads Markdown (.md, .markdown, .mdx), reStructuredText (.rst) and HTML (.html, .htm). A snippet is

  a fence      \`\`\`ravel seed=7         and its output a fence \`\`\`ravel-output right behind it
               \`\`\`js ravel seed=7
  a directive  .. ravel::              … a directive .. ravel-output:: right behind it
  an element   <ravel-playground>      … <pre slot="output"> in it

Snippets run in virtual time, each in a process of its own. The mark expect-error is for one that must fail, no-run for
one that is not to be run. It ends with 0 where all is as recorded, with 1 where something is not, with 2 where it was
asked for something that it can't do.`;

const known = {
  update: { type: 'boolean' },
  timeout: { type: 'string' },
  jobs: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export function readArguments(given: readonly string[]): Asked {
  const read = parsed(given);
  if ('wrong' in read) return read;
  const { values, positionals } = read;
  if (values.help) return { do: 'help' };
  if (values.version) return { do: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) return { do: 'help' };
  if (command !== 'check') return { wrong: `There is no command '${command}': there is 'ravel check'.` };
  if (paths.length === 0) return { wrong: "Name the files or folders to check: 'ravel check docs/'." };
  const seconds = Number(values.timeout ?? 10);
  if (!(seconds > 0 && seconds <= 86_400)) return { wrong: `--timeout takes a number of seconds above 0, and not '${values.timeout}'.` };
  const jobs = Number(values.jobs ?? availableParallelism());
  if (!(Number.isInteger(jobs) && jobs > 0 && jobs <= 1_000))
    return { wrong: `--jobs takes a whole number above 0, and not '${values.jobs}'.` };
  return { do: 'check', options: { paths, update: values.update ?? false, patience: seconds * 1000, jobs } };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: known, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. /);
    return { wrong: `${sentence}.`.replace('..', '.') };
  }
}
