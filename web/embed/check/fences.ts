// The fenced blocks of a Markdown text, wherever they stand: in lists, quotes, admonitions, tabs.

export interface Fence {
  /** Indices of the first line and of the last. */
  open: number;
  close: number;
  /** What stands before each line inside. */
  prefix: string;
  /** What stands before the first line, such as the sign of a list. */
  before: string;
  /** Three or more of one sign. */
  mark: string;
  info: string;
  body: string[];
}

/** What stands before the text of a line in lists and quotes. */
export const signs = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/;
const opening = new RegExp(`(${signs.source})(\`{3,}|~{3,})(.*)$`);

/** What has its sign in it once more is code within a line. */
export function opensFence(line: string): boolean {
  const found = opening.exec(line);
  return found !== null && !(found[2]!.startsWith('`') && found[3]!.includes('`'));
}

/** The fence that this line opens: `close` is undefined where nothing closes it before the line `end`. */
export function fenceAt(
  lines: readonly string[],
  open: number,
  end = lines.length,
): (Omit<Fence, 'close'> & { close: number | undefined }) | undefined {
  if (!opensFence(lines[open]!)) return undefined;
  const [, before, mark, info] = opening.exec(lines[open]!) as unknown as [string, string, string, string];
  const prefix = before.replace(/[^>\s]/g, ' ');
  const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`);
  const body: string[] = [];
  const fence = { open, prefix, before, mark, info: info.trim(), body };
  for (let i = open + 1; i < end; i += 1) {
    const line = withoutPrefix(lines[i]!, prefix);
    if (line === undefined) break;
    if (closing.test(line)) return { ...fence, close: i };
    body.push(line);
  }
  return { ...fence, close: undefined };
}

/** Undefined where a quote has ended. A line may be indented less than the first one: it loses what it has. */
export function withoutPrefix(line: string, prefix: string): string | undefined {
  const quotes = prefix.split('>').length - 1;
  const quoted = new RegExp(`^(?:[ \\t]*>){${quotes}}`).exec(line);
  if (!quoted) return undefined;
  const rest = line.slice(quoted[0].length);
  const room = prefix.length - (prefix.lastIndexOf('>') + 1);
  // One space behind the sign of a quote is the sign's.
  const most = quotes > 0 ? Math.max(room, 1) : room;
  return rest.slice(Math.min(most, /^[ \t]*/.exec(rest)![0].length));
}

/** A fence of this text, longer than any within it. */
export function fenceOf(text: string, info: string, prefix: string, mark: string): string {
  const sign = mark[0]!;
  const longest = Math.max(0, ...[...text.matchAll(new RegExp(`^[ \\t]*(${sign}{3,})`, 'gm'))].map(([, run]) => run!.length));
  const whole = sign.repeat(Math.max(mark.length, longest >= mark.length ? longest + 1 : 0));
  const body = text === '' ? [] : text.split('\n');
  return [`${whole}${info}`, ...body, whole].map((line) => (prefix + line).trimEnd()).join('\n');
}
