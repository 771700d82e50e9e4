// The tags of an HTML text, and of the parts of a Markdown text that are HTML.
import { decode } from './html_text.js';

export interface Tag {
  /** In small letters; of an end tag with a slash before it. */
  name: string;
  attributes: Map<string, string>;
  from: number;
  to: number;
  /** Of an element whose content is no HTML, such as a script: that content. */
  raw?: string;
}

const tagOrComment = /<!--[^]*?(?:-->|$)|<(\/?[a-z][\w:-]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)\/?>/gi;
const rawElements = new Set(['script', 'style', 'textarea', 'title', 'template', 'xmp', 'noscript']);

/** Those between two offsets, in order. */
export function* tagsOf(text: string, from = 0, to = text.length): Generator<Tag> {
  const pattern = new RegExp(tagOrComment);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found && found.index < to; found = pattern.exec(text)) {
    if (found[1] === undefined) continue; // a comment
    const name = found[1].toLowerCase();
    const tag: Tag = { name, attributes: attributesOf(found[2] ?? ''), from: found.index, to: pattern.lastIndex };
    if (rawElements.has(name)) {
      const end = new RegExp(`</${name}\\s*>`, 'gi');
      end.lastIndex = tag.to;
      const at = end.exec(text)?.index ?? text.length;
      tag.raw = text.slice(tag.to, at);
      pattern.lastIndex = at;
    }
    yield tag;
  }
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of text.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g)) {
    const lower = name!.toLowerCase();
    if (!attributes.has(lower)) attributes.set(lower, decode(double ?? single ?? bare ?? ''));
  }
  return attributes;
}
