// The snippets of an HTML file: the <ravel-playground> elements in it.
import { elementName, readElement, textOf } from './html_element.js';
import { type Tag, tagsOf } from './html_tags.js';
import type { Block, Problem, Read, Snippet } from './snippet.js';
import { TextLines } from './text_lines.js';

export function readHtml(text: string): Read {
  const file = new TextLines(text);
  const snippets: Snippet[] = [];
  const problems: Problem[] = [];
  const scripts = scriptsOf(text);
  let open: Tag | undefined;
  let before: Block | undefined;
  let from = 0;
  for (const tag of tagsOf(text)) {
    if (tag.from < from) continue; // it is in the element before
    if (tag.name === 'pre') open = tag;
    if (tag.name === '/pre' && open) before = textOf(file, { from: open.to, to: tag.from });
    if (tag.name !== elementName) continue;
    const element = readElement({ file, kind: 'html', before }, tag);
    if ('message' in element) {
      problems.push(element);
      continue;
    }
    snippets.push(element.snippet);
    problems.push(...element.problems);
    from = element.end;
    before = undefined;
  }
  return { snippets, problems, scripts };
}

/** The script elements that have an id. */
export function scriptsOf(text: string): Map<string, string> {
  const scripts = new Map<string, string>();
  for (const { name, attributes, raw } of tagsOf(text)) {
    const id = attributes.get('id');
    if (name === 'script' && id !== undefined && raw !== undefined) scripts.set(id, raw);
  }
  return scripts;
}
