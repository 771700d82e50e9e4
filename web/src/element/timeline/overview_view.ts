// The strip over the timeline: the whole run, and a window on what is in view, which can be dragged and has two handles.
import { html, svg, type TemplateResult } from 'lit';
import type { Overview } from '../../model/timeline/overview.js';
import { placeIn } from './gestures.js';

export const overviewHeight = 26;
const top = 2;
const tall = overviewHeight - 2 * top;

/** Dragged as it is, the window keeps its zoom. */
type Moved = (from: number, to: number, asItIs: boolean) => void;

/** `left`: of the plot. `moved`: what is to be in view, in the strip's pixels. */
export function renderOverview(
  overview: Overview,
  [from, to]: readonly [from: number, to: number],
  left: number,
  width: number,
  all: number,
  name: string,
  moved: Moved,
): TemplateResult {
  const { slices, blocked } = overview;
  const slice = width / slices.length;
  const a = Math.max(0, Math.min(width - 4, from));
  const b = Math.max(a + 4, Math.min(width, to));
  const down = (event: PointerEvent): void => drag(event, left, width, { from: a, to: b }, moved);
  return html`<svg class="timeline-overview" width=${all} height=${overviewHeight} aria-hidden="true" data-testid="timeline-overview" @pointerdown=${down}>
    <rect x=${left} y=${top} width=${width} height=${tall} rx="4" fill="var(--sunken)"/>
    ${slices.map((share, i) => (share > 0 ? svg`<rect x=${left + i * slice} y=${top + tall - share * (tall - 3)} width=${Math.max(1, slice - 2)} height=${share * (tall - 3)} fill="var(--stroke)"/>` : ''))}
    ${blocked.map(([x, end]) => svg`<rect x=${left + x} y=${top} width=${Math.max(2, end - x)} height=${tall} fill="url(#${name}-hatch)"/>`)}
    <rect x=${left + a} y=${top - 1} width=${b - a} height=${tall + 2} rx="4" fill="none" stroke="var(--ink)" stroke-width="1.5"/>
    ${[a, b].map((x) => svg`<rect x=${left + x - 2.5} y=${top + 5} width="5" height=${tall - 10} rx="2" fill="var(--ink)"/>`)}
  </svg>`;
}

/** Each handle can be touched 12 px to either side. */
function drag(down: PointerEvent, left: number, width: number, at: { from: number; to: number }, moved: Moved): void {
  const strip = down.currentTarget as SVGElement;
  const x = placeIn(down, strip).x - left;
  const reach = Math.min(12, Math.max(4, (at.to - at.from) / 3));
  const kind =
    Math.abs(x - at.from) <= reach || (x < at.from && at.from - x <= 12)
      ? 'from'
      : Math.abs(x - at.to) <= reach || (x > at.to && x - at.to <= 12)
        ? 'to'
        : 'both';
  const size = at.to - at.from;
  // Beside the window: it comes to the pointer.
  const grip = kind === 'both' && (x < at.from || x > at.to) ? size / 2 : x - at.from;
  strip.setPointerCapture(down.pointerId);
  const move = (event: PointerEvent): void => {
    const now = Math.max(0, Math.min(width, placeIn(event, strip).x - left));
    if (kind === 'from') moved(Math.min(now, at.to - 4), at.to, false);
    else if (kind === 'to') moved(at.from, Math.max(now, at.from + 4), false);
    else moved(now - grip, now - grip + size, true);
  };
  strip.onpointermove = move;
  strip.onlostpointercapture = () => (strip.onpointermove = strip.onlostpointercapture = null);
  move(down);
  down.preventDefault();
}
