// Icons and signs, drawn. All are 16 by 16 and take the colour of the text.
import { svg, html, type TemplateResult } from 'lit';
import type { Status } from '../model/status.js';

const icon = (drawing: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${drawing}</svg>`;
const stroke = (path: string): TemplateResult =>
  icon(svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`);
const solid = (path: string): TemplateResult => icon(svg`<path d=${path} fill="currentColor"/>`);
const ring = 'M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z';

export const icons = {
  run: solid('M4.5 3.2v9.6a.6.6 0 0 0 .9.5l7.8-4.8a.6.6 0 0 0 0-1L5.4 2.7a.6.6 0 0 0-.9.5z'),
  pause: solid('M4.5 4h2.2v8H4.5zM9.3 4h2.2v8H9.3z'),
  turn: icon(
    svg`<path d="M3.5 3.6v8.8c0 .4.4.6.7.4L9 8.5a.6.6 0 0 0 0-1L4.2 3.2c-.3-.2-.7 0-.7.4z" fill="currentColor"/><path d="M11.2 3.5h1.8v9h-1.8z" fill="currentColor"/>`,
  ),
  toLine: stroke('M2.5 3.5h7M2.5 6.5h4M9.5 6.5v5.2M7.3 9.7l2.2 2.3 2.2-2.3M2.5 13.5h11'),
  breakOnFailure: stroke('M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM6 6l4 4M10 6l-4 4'),
  roll: icon(
    svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2" fill="none" stroke="currentColor" stroke-width="1.5"/><g fill="currentColor"><circle cx="5.6" cy="5.6" r="1.1"/><circle cx="8" cy="8" r="1.1"/><circle cx="10.4" cy="10.4" r="1.1"/></g>`,
  ),
  differs: stroke('M3.5 6h9M3.5 10h9M10.5 3l-5 10'),
  up: stroke('M5 9.5 8 6.5l3 3'),
  add: stroke('M8 3.5v9M3.5 8h9'),
  remove: stroke('M3 4.5h10M6.2 4.5V3h3.6v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5'),
  stop: solid('M4 5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z'),
  reset: stroke('M3.5 6.5a5 5 0 1 1-.3 3M3.2 3v3.5h3.5'),
  share: stroke('M8 9.5V2.5M5.3 5 8 2.3 10.7 5M4.5 7.5H3v6h10v-6h-1.5'),
  clock: stroke('M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 5v3.2l2 1.3'),
  down: stroke('M5 6.5 8 9.5l3-3'),
  out: stroke('M6 4.5 9.5 8 6 11.5'),
  err: stroke('M4.5 4.5l7 7M11.5 4.5l-7 7'),
  warn: stroke('M8 3 14 13H2zM8 7v2.6M8 11.4v.01'),
  log: stroke('M8 11.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z'),
  done: stroke('M3.5 8.5 6.5 11.5 12.5 5'),
  current: icon(
    svg`<circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor"/>`,
  ),
  open: stroke(ring),
  moon: stroke('M12.8 9.8A5.5 5.5 0 0 1 6.2 3.2a5.5 5.5 0 1 0 6.6 6.6z'),
  sun: stroke(
    'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  ),
  menu: stroke('M2.5 4.5h11M2.5 8h11M2.5 11.5h11'),
  close: stroke('M4 4l8 8M12 4l-8 8'),
  code: stroke('M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5'),
  console: stroke('M2.5 4.5 6 8l-3.5 3.5M8 11.5h5.5'),
  more: solid(
    'M3.5 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6zM8 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6zM12.5 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z',
  ),
  chains: stroke('M2 5h4M10 5h4M6 3h4v4H6zM2 12h12'),
  timeline: stroke('M2 4.5h7M5 8h8M3 11.5h5'),
  read: stroke('M3 3.5h10M3 6.5h10M3 9.5h7M3 12.5h5'),
};

/** The signs of the drawings, as far as a run has them: dashes not yet, bars wait, a bar ends, a cross fails. */
export const states: Record<Status, TemplateResult> = {
  loading: icon(svg`<path d=${ring} fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2.7"/>`),
  idle: icons.open,
  running: icons.current,
  paused: icons.pause,
  waiting: stroke('M6 4.5v7M10 4.5v7'),
  finished: stroke('M3 8h8M11.5 4v8'),
  stopped: icons.stop,
  failed: icons.err,
};
