// JSON that somebody else wrote. It is looked through before it is read: a few letters can ask for much memory.

/** Deeper than any file of Ravel. */
const deepest = 12;
/** A trace of as many events as there may be has fewer. */
const mostParts = 2_000_000;

export class TooMuch extends Error {}

/** Throws a SyntaxError, or TooMuch. */
export function parseJson(text: string): unknown {
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    else if (letter !== ',') continue;
    parts += 1;
    if (depth > deepest || parts > mostParts) throw new TooMuch();
  }
  return JSON.parse(text);
}

/** Where the closing quote is; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
