// The Vite plugin that turns web/scenarios/ into modules: one for the course, one for each scenario.
//
//   virtual:course          the chapters, with each scenario's id, title and a function that loads the rest
//   virtual:scenario/<id>   its text as HTML, its program, its network, what it prints, and its tasks
//   virtual:solutions/<id>  of each of its tasks, a program that solves it
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TokensList, marked } from 'marked';
import type { Plugin } from 'vite';
import type { Task, TaskFile } from '../src/model/tasks/format.js';
import { readTasks } from '../src/model/tasks/read.js';

const prefix = '\0virtual:';

export function scenarios(folder: string): Plugin {
  return {
    name: 'ravel-scenarios',
    resolveId: (id) => (/^virtual:(course$|scenario\/|solutions\/)/.test(id) ? prefix + id.slice('virtual:'.length) : undefined),
    load(id) {
      if (id === `${prefix}course`) {
        this.addWatchFile(join(folder, 'course.json'));
        return courseModule(folder);
      }
      if (id.startsWith(`${prefix}scenario/`)) {
        const home = join(folder, id.slice(`${prefix}scenario/`.length));
        for (const file of ['text.md', 'main.js', 'network.json', 'expected.txt', 'tasks.json']) this.addWatchFile(join(home, file));
        return scenarioModule(home);
      }
      if (id.startsWith(`${prefix}solutions/`)) {
        const home = join(folder, id.slice(`${prefix}solutions/`.length));
        for (const file of solutionFiles(home)) this.addWatchFile(file);
        return solutionsModule(home);
      }
      return undefined;
    },
  };
}

interface Chapter {
  chapter: string;
  scenarios: string[];
  challenge?: string;
}

function courseModule(folder: string): string {
  const chapters = JSON.parse(readFileSync(join(folder, 'course.json'), 'utf8')) as Chapter[];
  const text = chapters.map(({ chapter, scenarios: ids, challenge }) => {
    const last = challenge === undefined ? '' : `, challenge: ${courseEntry(folder, challenge)}`;
    return `{ title: ${JSON.stringify(chapter)}, scenarios: [${ids.map((id) => courseEntry(folder, id)).join(',\n')}]${last} }`;
  });
  return `export default [${text.join(',\n')}]`;
}

/** `tasks`: how many it has. */
function courseEntry(folder: string, id: string): string {
  const home = join(folder, id);
  const facts = { id, title: readText(home).title, tasks: readTaskFile(home).tasks.length };
  return `{ ...${JSON.stringify(facts)}, load: () => import('virtual:scenario/${id}').then(m => m.default) }`;
}

function scenarioModule(home: string): string {
  const { title, parts } = readText(home);
  const network = join(home, 'network.json');
  const { predict, tasks } = readTaskFile(home);
  const scenario = {
    title,
    intro: toHtml(parts.get('') ?? ''),
    look: toHtml(parts.get('Look') ?? ''),
    question: toHtml(parts.get('Question') ?? ''),
    answer: toHtml(parts.get('Answer') ?? ''),
    source: readFileSync(join(home, 'main.js'), 'utf8'),
    network: existsSync(network) ? JSON.parse(readFileSync(network, 'utf8')) : {},
    predict: predict ? printedLines(home).slice(0, predict === true ? undefined : predict.first) : [],
    tasks: tasks.map(toShownTask),
  };
  const solutions = `() => import('virtual:solutions/${basename(home)}').then(m => m.default)`;
  return `export default { ...${JSON.stringify(scenario)}, solutions: ${solutions} }`;
}

/** A scenario without tasks.json has no tasks, and none of its moves. */
function readTaskFile(home: string): Pick<TaskFile, 'predict' | 'tasks'> {
  const file = join(home, 'tasks.json');
  return existsSync(file) ? readTasks(readFileSync(file, 'utf8'), file) : { predict: false, tasks: [] };
}

const toShownTask = ({ text, hint, ...task }: Task): Task => ({
  ...task,
  text: toInlineHtml(text),
  ...(hint === undefined ? {} : { hint: toInlineHtml(hint) }),
});

/** What the program prints: the lines of expected.txt without their times. */
function printedLines(home: string): string[] {
  const file = join(home, 'expected.txt');
  if (!existsSync(file)) throw new Error(`${home}: lines can be predicted only where expected.txt has them`);
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').slice(0, -1);
  return rows.map((row) => row.slice(row.indexOf(' ') + 1));
}

const solutionFiles = (home: string): string[] => readTaskFile(home).tasks.map(({ id }) => join(home, 'solutions', `${id}.js`));

function solutionsModule(home: string): string {
  const all = solutionFiles(home).map((file) => [basename(file, '.js'), readFileSync(file, 'utf8')]);
  return `export default ${JSON.stringify(Object.fromEntries(all))}`;
}

/** A text: front matter with a title, then parts that begin with `## Name`. */
function readText(home: string): { title: string; parts: Map<string, string> } {
  const file = join(home, 'text.md');
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8'));
  const title = /^title: (.*)$/m.exec(found?.[1] ?? '')?.[1];
  if (!found || !title) throw new Error(`${file}: begins with front matter that has a title`);
  const [first = '', ...rest] = found[2]!.split(/^## /m);
  const parts = new Map([['', first]]);
  for (const part of rest) {
    const end = part.indexOf('\n');
    parts.set(part.slice(0, end).trim(), part.slice(end + 1));
  }
  return { title, parts };
}

/** Texts are the project's own, but no HTML is let through all the same. */
function toHtml(markdown: string): string {
  return marked.parser(withoutHtml(marked.lexer(markdown)));
}

/** Of one paragraph. */
function toInlineHtml(markdown: string): string {
  withoutHtml(marked.lexer(markdown));
  return marked.parseInline(markdown, { async: false });
}

function withoutHtml(tokens: TokensList): TokensList {
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'html') throw new Error(`HTML in a text: ${token.raw}`);
  });
  return tokens;
}
