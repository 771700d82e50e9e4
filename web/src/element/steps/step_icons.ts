// Icons of the stepper, drawn like those in icons.ts.
import { html, svg, type TemplateResult } from 'lit';

const stroke = (path: string): TemplateResult => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  ${svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`}
</svg>`;
const solid = (path: string): TemplateResult => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  ${svg`<path d=${path} fill="currentColor"/>`}
</svg>`;

export const stepIcons = {
  first: stroke('M4.5 4v8M11 4.5 7.5 8l3.5 3.5'),
  back: stroke('M9.5 4.5 6 8l3.5 3.5'),
  forward: stroke('M6.5 4.5 10 8l-3.5 3.5'),
  last: stroke('M11.5 4v8M5 4.5 8.5 8 5 11.5'),
  // A port with the way to the one before it, or after it.
  previousOf: stroke('M5.5 5 2.5 8l3 3M2.5 8h5M11 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'),
  nextOf: stroke('M10.5 5l3 3-3 3M13.5 8h-5M5 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'),
  play: solid('M4.5 3.2v9.6a.6.6 0 0 0 .9.5l7.8-4.8a.6.6 0 0 0 0-1L5.4 2.7a.6.6 0 0 0-.9.5z'),
  pause: solid('M4.5 3.5h2.2v9H4.5zM9.3 3.5h2.2v9H9.3z'),
  copy: stroke('M6 6h7v7.5H6zM10 6V2.5H3V10h3'),
  cross: stroke('M5 5l6 6M11 5l-6 6'),
};
