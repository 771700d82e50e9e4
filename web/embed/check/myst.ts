// A directive in Markdown, as MyST has it: ```{ravel}, with its options in the first lines.

export interface Directive {
  name: string;
  attributes: Map<string, string>;
  /** What is left of the body, and how many lines were before it. */
  body: string[];
  skipped: number;
}

/** Undefined where the info string is none of a directive's. */
export function directiveIn(info: string, lines: readonly string[]): Directive | undefined {
  const found = /^\{([\w-]+)\}\s*(.*)$/.exec(info);
  if (!found) return undefined;
  const [, name, argument] = found as unknown as [string, string, string];
  const attributes = new Map<string, string>();
  let skipped = 0;
  for (; skipped < lines.length; skipped += 1) {
    const option = /^:([\w-]+):(?:\s+(.*))?$/.exec(lines[skipped]!);
    if (!option) break;
    attributes.set(option[1]!, option[2]?.trim() ?? '');
  }
  if (argument !== '') attributes.set('scenario', argument);
  const id = attributes.get('name');
  if (id !== undefined) attributes.set('id', id);
  return { name, attributes, body: lines.slice(skipped), skipped };
}
