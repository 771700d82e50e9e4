// Cells: snippets that share code. The code of those that a snippet depends on comes before its own, as one program.

const fromRavel = /^([ \t]*import\s*\{)([^}]*)(\}\s*from\s*(['"])ravel\4[ \t]*;?)/gm;
const runsReactor = /^[ \t]*(?:await[ \t]+)?reactor\.run\(\)[ \t]*;?[ \t]*$/gm;

/** `offset`: how many lines come before the last cell's own. */
export interface Joined {
  source: string;
  offset: number;
}

/**
 * In a row, the last one's own code at the end. A name is imported once; the reactor runs where the last cell runs it. Lines
 * stay lines.
 */
export function joinCells(cells: readonly string[]): Joined {
  const known = new Set<string>();
  const whole = cells.map((cell, index) => {
    const once = cell.replace(fromRavel, (statement, begin: string, names: string, end: string) =>
      withoutKnown(statement, begin, names, end, known),
    );
    return index < cells.length - 1 ? once.replace(runsReactor, '') : once;
  });
  const before = whole.slice(0, -1).map((cell) => cell.replace(/\n?$/, '\n'));
  return { source: before.join('') + (whole.at(-1) ?? ''), offset: before.join('').split('\n').length - 1 };
}

function withoutKnown(statement: string, begin: string, names: string, end: string, known: Set<string>): string {
  const all = names.split(',').filter((name) => name.trim() !== '');
  const fresh = all.filter((name) => {
    const local = name
      .trim()
      .split(/\s+as\s+/)
      .at(-1)!;
    const isNew = !known.has(local);
    known.add(local);
    return isNew;
  });
  if (fresh.length === all.length) return statement;
  const made = fresh.length > 0 ? begin + fresh.join(',') + end : '';
  return made + '\n'.repeat(lines(statement) - lines(made));
}

const lines = (text: string): number => text.split('\n').length - 1;

/** A snippet in the document, as far as another depends on it. */
type Cell = Element & { code?: string };

/** The code of all that `ids` name, and of what these depend on, each once. Throws a sentence for people. */
export function codeOf(ids: readonly string[], root: NonElementParentNode, seen: Set<string> = new Set()): string[] {
  return ids.flatMap((id) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const cell = root.getElementById(id) as Cell | null;
    if (!cell?.code) throw new Error(`This snippet depends on #${id}: no snippet of this page has that id, and code.`);
    const before = (cell.getAttribute('depends-on') ?? '').split(/\s+/).filter(Boolean);
    return [...codeOf(before, root, seen), cell.code];
  });
}
