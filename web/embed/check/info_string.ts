// The info string of a fence: ```ravel editable timeline=compact, ```js ravel seed=7, ``` { .ravel #id editable }. (```{ravel} is
// a directive: myst.ts.)

export interface Info {
  kind: 'snippet' | 'output' | 'other';
  attributes: Map<string, string>;
}

const javascript = new Set(['js', 'javascript', 'mjs', 'jsx']);
const other: Info = { kind: 'other', attributes: new Map() };

export function readInfo(info: string): Info {
  const braces = /^\{(.*)\}\s*$/.exec(info.trim());
  const words = wordsOf(braces?.[1] ?? info);
  return braces ? readBraces(words) : readWords(words);
}

/** The language comes first; in JavaScript, `ravel` may be any of the words behind it. */
function readWords([language, ...words]: string[]): Info {
  if (language === 'ravel-output') return { ...other, kind: 'output' };
  if (language === 'ravel') return { kind: 'snippet', attributes: attributesOf(words) };
  const at = words.indexOf('ravel');
  if (!javascript.has(language ?? '') || at < 0) return other;
  return { kind: 'snippet', attributes: attributesOf(words.filter((_, i) => i !== at)) };
}

/** As Python-Markdown has it: classes with a dot, the first is the language; an id with #. */
function readBraces(words: string[]): Info {
  const classes = words.filter((word) => word.startsWith('.')).map((word) => word.slice(1));
  const rest = words.filter((word) => !word.startsWith('.')).map((word) => word.replace(/^#/, 'id='));
  if (classes[0] === 'ravel-output') return { ...other, kind: 'output' };
  return classes.includes('ravel') ? { kind: 'snippet', attributes: attributesOf(rest) } : other;
}

/** Split at spaces that are in no quotes and in no braces. */
function wordsOf(info: string): string[] {
  return info.match(/(?:\{[^}]*\}|"[^"]*"|'[^']*'|[^\s"'{]|["'{])+/g) ?? [];
}

/** Lines to be marked, such as {1,3-5}, are not ours. */
function attributesOf(words: string[]): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const word of words) {
    if (word.startsWith('{')) continue;
    const [, name, value = ''] = /^([^=]*)(?:=([^]*))?$/.exec(word)!;
    attributes.set(name!, /^(["'])[^]*\1$/.test(value) ? value.slice(1, -1) : value);
  }
  return attributes;
}
