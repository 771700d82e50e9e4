// The Vite plugin that turns web/scenarios/ into modules: one for the course, one for each scenario.
//
//   virtual:course         the chapters, with each scenario's id, title and a function that loads the rest
//   virtual:scenario/<id>  its text as HTML, its programs and its network
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import type { Plugin } from 'vite';

const prefix = '\0virtual:';

export function scenarios(folder: string): Plugin {
  return {
    name: 'ravel-scenarios',
    resolveId: (id) => (id === 'virtual:course' || id.startsWith('virtual:scenario/') ? prefix + id.slice('virtual:'.length) : undefined),
    load(id) {
      if (id === `${prefix}course`) {
        this.addWatchFile(join(folder, 'course.json'));
        return courseModule(folder);
      }
      if (id.startsWith(`${prefix}scenario/`)) {
        const home = join(folder, id.slice(`${prefix}scenario/`.length));
        for (const file of ['text.md', 'main.js', 'network.json']) this.addWatchFile(join(home, file));
        return scenarioModule(home);
      }
      return undefined;
    },
  };
}

interface Chapter {
  chapter: string;
  scenarios: string[];
}

function courseModule(folder: string): string {
  const chapters = JSON.parse(readFileSync(join(folder, 'course.json'), 'utf8')) as Chapter[];
  const text = chapters.map(({ chapter, scenarios: ids }) => {
    const items = ids.map((id) => {
      const { title } = readText(join(folder, id));
      return `{ id: ${JSON.stringify(id)}, title: ${JSON.stringify(title)}, load: () => import('virtual:scenario/${id}').then(m => m.default) }`;
    });
    return `{ title: ${JSON.stringify(chapter)}, scenarios: [${items.join(',\n')}] }`;
  });
  return `export default [${text.join(',\n')}]`;
}

function scenarioModule(home: string): string {
  const { title, parts } = readText(home);
  const network = join(home, 'network.json');
  return `export default ${JSON.stringify({
    title,
    intro: toHtml(parts.get('') ?? ''),
    look: toHtml(parts.get('Look') ?? ''),
    question: toHtml(parts.get('Question') ?? ''),
    answer: toHtml(parts.get('Answer') ?? ''),
    source: readFileSync(join(home, 'main.js'), 'utf8'),
    network: existsSync(network) ? JSON.parse(readFileSync(network, 'utf8')) : {},
  })}`;
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
  const tokens = marked.lexer(markdown);
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'html') throw new Error(`HTML in a text: ${token.raw}`);
  });
  return marked.parser(tokens);
}
