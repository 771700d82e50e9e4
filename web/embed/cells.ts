// Cells that share code: the text of one whose attribute depends-on names others, whose text comes before it.

export interface Cell {
  id?: string;
  code: string;
  /** The ids in its attribute depends-on. */
  dependsOn: readonly string[];
}

/** What one cell's text is made of, in order; `line` is where each begins in it, from 1. */
export interface Joined<C extends Cell> {
  code: string;
  parts: { cell: C; line: number }[];
}

export const idsIn = (value: string): string[] => value.split(/\s+/).filter((id) => id !== '');

/**
 * All cells that `cell` needs, those that they need, and itself; each once, in the order of the page, `cell` last. Names
 * that a cell before has imported are not imported once more; the reactor runs where `cell` runs it. Gives a sentence where
 * an id is nobody's, or needs itself.
 */
export function joinCells<C extends Cell>(cell: C, page: readonly C[]): Joined<C> | { problem: string } {
  const needed = new Set<C>();
  const way: C[] = [];
  const need = (one: C): string | undefined => {
    if (way.includes(one))
      return `depends-on goes in a circle: ${[...way.slice(way.indexOf(one)), one].map(({ id = '' }) => id).join(', ')}.`;
    if (needed.has(one)) return undefined;
    way.push(one);
    for (const id of one.dependsOn) {
      const other = page.find((found) => found.id === id);
      const problem = other ? need(other) : `depends-on names '${id}', and no snippet of this page has that id.`;
      if (problem !== undefined) return problem;
    }
    way.pop();
    needed.add(one);
    return undefined;
  };
  const problem = need(cell);
  if (problem !== undefined) return { problem };
  const order = [...page.filter((one) => one !== cell && needed.has(one)), cell];
  const imported = new Set<string>();
  const texts: string[] = [];
  let line = 1;
  const parts = order.map((one) => {
    const part = { cell: one, line };
    const once = importedOnce(one.code, imported);
    const text = one === cell ? once : once.replace(runsReactor, '');
    texts.push(text);
    line += text.split('\n').length;
    return part;
  });
  return { code: texts.join('\n'), parts };
}

const runsReactor = /^[ \t]*(?:await[ \t]+)?reactor\.run\(\)[ \t]*;?[ \t]*$/gm;

/** Lines stay where they are. */
function importedOnce(code: string, imported: Set<string>): string {
  return code.replace(/^([ \t]*import\s*\{)([^}]*)(\}\s*from\s*(['"])ravel\4)/gm, (_, head: string, names: string, tail: string) => {
    const kept = names.replace(/[^,]*(?:,|$)/g, (name) => {
      const local = /([\w$]+)\s*,?\s*$/.exec(name)?.[1];
      if (local === undefined || !imported.has(local)) {
        if (local !== undefined) imported.add(local);
        return name;
      }
      return name.replace(/[^\n]/g, '');
    });
    return head + kept + tail;
  });
}
