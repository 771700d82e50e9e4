// What the elements of this folder share: their properties, their events, sentences as they are set.
import { html, type TemplateResult } from 'lit';
import type { Segment } from '../../model/trace/segments.js';
import type { Seq } from '../../model/trace/state.js';

/** Of each of them. `length` is the recording's, and asks for another drawing when it grows. */
export const pictureProperties = {
  recording: { attribute: false },
  state: { attribute: false },
  length: { type: Number },
  hovered: { type: Number },
};

export const seek = (from: EventTarget, seq: Seq): boolean =>
  from.dispatchEvent(new CustomEvent<Seq>('ravel-seek', { detail: seq, bubbles: true }));

export const hover = (from: EventTarget, seq: Seq): boolean =>
  from.dispatchEvent(new CustomEvent<Seq>('ravel-hover', { detail: seq, bubbles: true }));

/** Names and values in another type; what a Failure says under dashes, not by colour alone. */
export const renderWords = (segments: readonly Segment[]): TemplateResult[] =>
  segments.map(({ text, code, failure }) => (code ? html`<code class=${failure ? 'word failure' : 'word'}>${text}</code>` : html`${text}`));
