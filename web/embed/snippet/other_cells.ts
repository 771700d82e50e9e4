// The program of a snippet with those of the snippets that it depends on before it.
import { type Cell, idsIn, joinCells } from '../cells.js';

/** `offset`: how many lines come before its own. Throws a sentence for people. */
export function joinWithOthers(host: HTMLElement, code: string, dependsOn: readonly string[]): { source: string; offset: number } {
  if (dependsOn.length === 0) return { source: code, offset: 0 };
  const own: Cell = { ...(host.id && { id: host.id }), code, dependsOn };
  const page = [...(host.getRootNode() as ParentNode).querySelectorAll('ravel-playground')].map((element) =>
    element === host ? own : cellOf(element),
  );
  const joined = joinCells(own, page);
  if ('problem' in joined) throw new Error(joined.problem);
  return { source: joined.code, offset: joined.parts.at(-1)!.line - 1 };
}

const cellOf = (element: Element): Cell => ({
  id: element.id,
  code: (element as Element & { code?: string }).code ?? '',
  dependsOn: idsIn(element.getAttribute('depends-on') ?? ''),
});
