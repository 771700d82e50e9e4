// Icons and signs, drawn. All are 16 by 16 and take the colour of the text.
import { svg, html, type TemplateResult } from 'lit';

const icon = (drawing: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${drawing}</svg>`;
const stroke = (path: string): TemplateResult =>
  icon(svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`);
const solid = (path: string): TemplateResult => icon(svg`<path d=${path} fill="currentColor"/>`);

export const icons = {
  run: solid('M4.5 3.2v9.6a.6.6 0 0 0 .9.5l7.8-4.8a.6.6 0 0 0 0-1L5.400 2.700a.6.6 0 0 0-.9.5z'),
  stop: solid('M4 5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z'),
  reset: stroke('M3.500 6.500a5 5 0 1 1-.3 3M3.200 3v3.500h3.500'),
  share: stroke('M8 9.500V2.500M5.300 5 8 2.300 10.700 5M4.500 7.500H3v6h10v-6h-1.500'),
  clock: stroke('M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM8 5v3.200l2 1.300'),
  dice: stroke('M3 4.500A1.500 1.500 0 0 1 4.500 3h7A1.500 1.500 0 0 1 13 4.500v7a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 3 11.500zM6 6h.01M10 10h.01M8 8h.01'),
  out: stroke('M6 4.500 9.500 8 6 11.500'),
  err: stroke('M4.500 4.500l7 7M11.500 4.500l-7 7'),
  log: stroke('M8 11.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z'),
  done: stroke('M3.500 8.500 6.500 11.500 12.500 5'),
  current: icon(svg`<circle cx="8" cy="8" r="4.500" fill="none" stroke="currentColor" stroke-width="1.500"/><path d="M8 3.500a4.500 4.500 0 0 1 0 9z" fill="currentColor"/>`),
  open: stroke('M8 12.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9z'),
  moon: stroke('M12.800 9.800A5.500 5.500 0 0 1 6.200 3.200a5.500 5.500 0 1 0 6.600 6.600z'),
  sun: stroke('M8 10.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1'),
  menu: stroke('M2.500 4.500h11M2.500 8h11M2.500 11.500h11'),
  close: stroke('M4 4l8 8M12 4l-8 8'),
  code: stroke('M5.500 4.500 2 8l3.500 3.500M10.500 4.500 14 8l-3.500 3.500'),
  console: stroke('M2.500 4.500 6 8l-3.500 3.500M8 11.500h5.500'),
  read: stroke('M3 3.500h10M3 6.500h10M3 9.500h7M3 12.500h5'),
};
