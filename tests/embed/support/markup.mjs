// Reads snippets out of a page's HTML, by what the element and the check rely on: tags, and text between them.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const decoded = (text) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name) => entities[name]);
const textOf = (html) => decoded(html.replace(/<[^>]*>/g, ''));

/** `{ attributes, code, output }` of each; code and output are undefined where there is none. */
export function snippetsIn(html) {
  return [...html.matchAll(/<ravel-playground([^>]*)>([^]*?)<\/ravel-playground>/g)].map(([, words, inside]) => ({
    attributes: Object.fromEntries([...words.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, decoded(value)])),
    code: textIn(inside, /<pre(?: class="highlight")?><code class="language-js">([^]*?)<\/code><\/pre>/),
    output: textIn(inside, /<pre slot="output">([^]*?)<\/pre>/),
  }));
}

function textIn(html, pattern) {
  const found = pattern.exec(html);
  return found ? textOf(found[1]).replace(/^\n/, '') : undefined;
}

/** The addresses of the script elements that load embed.js. */
export const scriptsIn = (html) =>
  [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*embed\.js)"[^>]*>/g)]
    .filter(([tag]) => tag.includes('type="module"'))
    .map(([, src]) => src);

/** The addresses of the link elements that load embed.css. */
export const stylesIn = (html) =>
  [...html.matchAll(/<link\b[^>]*\bhref="([^"]*embed\.css)"[^>]*>/g)]
    .filter(([tag]) => tag.includes('rel="stylesheet"'))
    .map(([, href]) => href);
