// The children of an element that have an attribute `slot`, such as recorded output: they are not part of the code.
import type { Tag } from './html_tags.js';

export interface Slotted {
  tag: Tag;
  slot: string;
  /** How many elements of its name are open, with itself. */
  open: number;
}

const empty = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** The one that is open behind this tag; `before`: the one that was open before it. */
export function slottedAt(tag: Tag, before: Slotted | undefined): Slotted | undefined {
  const slot = tag.attributes.get('slot');
  if (!before) return slot && !empty.has(tag.name) ? { tag, slot, open: 1 } : undefined;
  if (tag.name === before.tag.name) before.open += 1;
  if (tag.name === `/${before.tag.name}`) before.open -= 1;
  return before.open > 0 ? before : undefined;
}
