// The info string of a fence: ```js ravel editable timeline=compact, ```ravel seed=7, ```ravel-output.

const javascript = new Set(['js', 'javascript', 'mjs', 'jsx']);

/** What Docusaurus takes for itself from any fence. */
const others = /^(showLineNumbers|noInline|live|className)$/;

/** Split at spaces that are in no quotes and in no braces. */
const wordsOf = (meta) => meta.match(/(?:\{[^}]*\}|"[^"]*"|'[^']*'|[^\s"'{]|["'{])+/g) ?? [];

/** 'output', the attributes of a snippet, or undefined for another fence. `meta` is what stands behind the language. */
export function readInfo(language, meta) {
  if (language === 'ravel-output') return 'output';
  const words = wordsOf(meta ?? '');
  const at = words.indexOf('ravel');
  if (language !== 'ravel' && !(javascript.has(language) && at >= 0)) return undefined;
  if (language !== 'ravel') words.splice(at, 1);
  return Object.fromEntries(
    words
      .filter((word) => !word.startsWith('{'))
      .map(attribute)
      .filter(([name]) => !others.test(name)),
  );
}

function attribute(word) {
  const [, name, value = ''] = /^([^=]*)(?:=([^]*))?$/.exec(word);
  return [name, /^(["'])[^]*\1$/.test(value) ? value.slice(1, -1) : value];
}
