// The code of a snippet in an editor, in the place of the host's own, and with its measures: nothing moves.
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { Editor, type EditorEvents } from '../../src/element/editor.js';
import type { Box } from '../loader/types.js';

/** Enter goes into the editor, Escape out of it; Tab goes by. */
export function openEditor(
  { code }: Box,
  shown: HTMLElement | undefined,
  editable: boolean,
  events: Omit<EditorEvents, 'leave' | 'moved'>,
): Editor {
  const place = document.createElement('div');
  place.className = 'editor';
  place.dataset.testid = 'editor';
  place.setAttribute('part', 'editor');
  if (editable) {
    place.tabIndex = 0;
    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', 'Program');
    place.setAttribute('aria-describedby', 'keys-before');
    code.append(keysBefore(), keysWithin());
  }
  if (shown) keepMeasures(place, shown);
  code.prepend(place);
  const more: Extension[] = [EditorView.contentAttributes.of({ tabindex: '-1', 'aria-describedby': 'keys-within' })];
  if (!editable) more.push(EditorState.readOnly.of(true), EditorView.editable.of(false));
  const editor = new Editor(place, { ...events, moved: () => {}, leave: () => place.focus() }, more);
  place.addEventListener('keydown', (event) => {
    if (event.target !== place || event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    editor.view.focus();
  });
  for (const slot of code.querySelectorAll('slot')) slot.hidden = true;
  return editor;
}

const hint = (id: string, text: string): HTMLElement =>
  Object.assign(document.createElement('p'), { className: 'keys', id, textContent: text });
const keysBefore = (): HTMLElement => hint('keys-before', 'Enter edits');
const keysWithin = (): HTMLElement => hint('keys-within', 'Esc leaves, Ctrl+Enter runs');

/** The host's type, so that lines stay where they are. */
function keepMeasures(place: HTMLElement, shown: HTMLElement): void {
  const inner = shown.querySelector('code') ?? shown;
  const { fontSize, fontFamily, lineHeight } = getComputedStyle(inner);
  // Some themes give the padding to the code in it.
  const padded = [shown, ...(inner === shown || getComputedStyle(inner).display === 'inline' ? [] : [inner])].map((one) =>
    getComputedStyle(one),
  );
  const top = padded.reduce((sum, { paddingTop }) => sum + parseFloat(paddingTop), 0);
  const bottom = padded.reduce((sum, { paddingBottom }) => sum + parseFloat(paddingBottom), 0);
  const height = shown.getBoundingClientRect().height;
  const lines = (shown.textContent.trimEnd().match(/\n/g)?.length ?? 0) + 1;
  const inside = height - top - bottom;
  const line = parseFloat(lineHeight) || inside / lines || 20;
  if (height > 0) place.style.minHeight = `${height}px`;
  place.style.setProperty('--code-font', `${fontSize}/${line}px ${fontFamily}`);
  place.style.setProperty('--code-top', `${top}px`);
  place.style.setProperty('--code-bottom', `${bottom}px`);
}
