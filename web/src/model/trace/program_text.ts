// The program's text as far as names are looked for in it: lines without strings and comments, and the functions around them.

/** Strings and comments become spaces, so that every place stays. Any text will do: what never ends, ends with the text. */
export function masked(source: string): string {
  const parts = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[^]|[^`\\])*`?/g;
  return source.replace(parts, (part) => part.replace(/[^\n]/g, ' '));
}

const parameters = String.raw`(?:\([^()]*\)|[\w$]+)`;
/** What stands before the brace that opens a function's body, with the name. */
const heads = [
  /\bfunction\s*\*?\s*([\w$]+)\s*\([^()]*\)\s*$/,
  new RegExp(String.raw`([\w$]+)\s*[=:]\s*(?:[\w$.]+\(\s*)?(?:async\s*)?(?:function\s*\*?\s*[\w$]*\s*\([^()]*\)|${parameters}\s*=>)\s*$`),
  /(?:^|[\n;{}])\s*(?:async\s+)?\*?\s*(?!if\b|for\b|while\b|switch\b|catch\b|with\b)([\w$]+)\s*\([^()]*\)\s*$/,
];
/** A function in one expression, such as `const user = id => …`. */
const short = new RegExp(String.raw`(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?${parameters}\s*=>`);
const looksBack = 300;
/** Of a line; more is not read. */
const longest = 1_000;

const nameBefore = (text: string, brace: number): string => {
  const before = text.slice(Math.max(0, brace - looksBack), brace);
  for (const head of heads) {
    const found = head.exec(before);
    if (found) return found[1]!;
  }
  return '';
};

export class ProgramText {
  /** As written, and without strings and comments. Of line n: index n - 1. */
  private readonly lines: readonly string[];
  private readonly bare: readonly string[];
  private around: readonly string[] | undefined;
  private makers: ReadonlySet<string> | undefined;

  constructor(source: string) {
    this.lines = source.split('\n');
    this.bare = masked(source).split('\n');
  }

  /** A line without strings and comments; '' where there is none. */
  line(number: number): string {
    return (this.bare[number - 1] ?? '').slice(0, longest);
  }

  /** As it was written. */
  written(number: number): string {
    return this.lines[number - 1] ?? '';
  }

  /** The innermost function with a name that a line is in, or that is in the line; '' outside of all. */
  functionAt(number: number): string {
    const found = short.exec(this.line(number));
    if (found) return found[1]!;
    this.around ??= this.findFunctions();
    return this.around[number - 1] ?? '';
  }

  /** Whether a function in one expression is all that is on it. */
  isShort(number: number): boolean {
    return short.test(this.line(number));
  }

  /** Functions that inlineCallbacks made: each call of one makes a Deferred. */
  isInline(name: string): boolean {
    const defined = /([\w$]+)\s*[=:]\s*(?:[\w$]+\.)?inlineCallbacks\s*\(/g;
    this.makers ??= new Set([...this.bare.join('\n').matchAll(defined)].map((found) => found[1]!));
    return this.makers.has(name);
  }

  private findFunctions(): string[] {
    const text = this.bare.join('\n');
    const open: string[] = [];
    const innermost = (): string => open.findLast((name) => name !== '') ?? '';
    const around: string[] = [];
    let here = '';
    for (const { 0: sign, index } of text.matchAll(/[{}\n]/g)) {
      if (sign === '\n') {
        around.push(here);
        here = innermost();
      } else if (sign === '{') {
        open.push(nameBefore(text, index));
        here = innermost() || here;
      } else {
        open.pop();
      }
    }
    around.push(here);
    return around;
  }
}
