// The program of a snippet with those of the snippets that it depends on before it.
import { type Cell, idsIn, joinCells } from '../cells.js';
import { readOptions } from './options.js';
import { programOf } from './program.js';

/** `offset`: how many lines come before its own. Rejects with a sentence for people. */
export async function joinWithOthers(
  host: HTMLElement,
  code: string,
  dependsOn: readonly string[],
): Promise<{ source: string; offset: number }> {
  if (dependsOn.length === 0) return { source: code, offset: 0 };
  const own: Cell = { ...(host.id && { id: host.id }), code, dependsOn };
  const others = [...(host.getRootNode() as ParentNode).querySelectorAll('ravel-playground')];
  const needed = neededBy(dependsOn, others);
  const page = others.map(async (element) =>
    element === host ? own : { ...cellOf(element), code: needed.has(element) ? await codeOf(element) : '' },
  );
  const joined = joinCells(own, await Promise.all(page));
  if ('problem' in joined) throw new Error(joined.problem);
  return { source: joined.code, offset: joined.parts.at(-1)!.line - 1 };
}

const cellOf = ({ id, attributes }: Element): Omit<Cell, 'code'> => ({
  id,
  dependsOn: idsIn(attributes.getNamedItem('depends-on')?.value ?? ''),
});

/** The elements of these ids, and those that they need. */
function neededBy(ids: readonly string[], page: readonly Element[], found = new Set<Element>()): Set<Element> {
  for (const element of page) {
    if (!ids.includes(element.id) || found.has(element)) continue;
    found.add(element);
    neededBy(cellOf(element).dependsOn, page, found);
  }
  return found;
}

/** As it is now; or, where the document does not have it and nobody has opened it yet, as it is given. */
async function codeOf(element: Element): Promise<string> {
  const { code } = element as Element & { code?: string };
  const options = readOptions(element);
  if (code || (!options.scenario && !options.src)) return code ?? '';
  return (await programOf({ code: undefined, edited: undefined }, options)).source;
}
