// The signs on the timeline's buttons.
import { html, svg, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`}</svg>`;

export const signIcons = {
  minus: icon('M3 8h10'),
  plus: icon('M3 8h10M8 3v10'),
  fit: icon('M2.5 3.5v9M13.5 3.5v9M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2'),
  list: icon('M2.5 4h.01M5.5 4h8M2.5 8h.01M5.5 8h8M2.5 12h.01M5.5 12h8'),
  on: icon('M3.5 8.5 6.5 11.5 12.5 5'),
  off: icon('M5 8h6'),
};
