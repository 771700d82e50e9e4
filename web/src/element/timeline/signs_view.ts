// The signs of the timeline and what they mean: those that the picture has.
import { html, svg, type TemplateResult } from 'lit';
import type { Look } from '../../model/timeline/looks.js';
import type { Picture } from '../../model/timeline/layout.js';
import { box, line, type Shape, sign, signs } from '../../model/timeline/shapes.js';
import { drawShapes } from './draw_svg.js';

const y = 8;
/** Shown where the picture has one of the looks. */
const all: readonly { looks: readonly Look[]; words: string; shapes: readonly Shape[] }[] = [
  {
    looks: ['turn'],
    words: 'turn, a sign for each event',
    shapes: [box('turn', 1, 1, 24, 14, 4), box('bar', 6, 4, 3, 8), sign('due', signs.narrowDiamond, 17, y)],
  },
  { looks: ['busy', 'many'], words: 'busy', shapes: [box('busy', 9, 1, 8, 14)] },
  { looks: ['idle'], words: 'idle', shapes: [line('idle', 1, y, 25, y)] },
  { looks: ['blocked'], words: 'blocked', shapes: [box('blocked', 1, 2, 24, 12)] },
  {
    looks: ['call'],
    words: 'made, due',
    shapes: [line('call', 4, y, 22, y), sign('ring', signs.smallRing, 4, y), sign('due', signs.beadDiamond, 21, y)],
  },
  { looks: ['movedAt', 'wasDue'], words: 'was due here', shapes: [sign('wasDue', signs.diamond, 13, y)] },
  { looks: ['late'], words: 'late', shapes: [line('late', 1, y, 25, y)] },
  { looks: ['cross', 'beadCross'], words: 'cancelled', shapes: [sign('cross', signs.cross, 13, y)] },
  { looks: ['waits'], words: 'waits, reads the answer', shapes: [box('waits', 1, 3, 17, 10, 2), box('reads', 18, 3, 7, 10, 2)] },
  { looks: ['notFired'], words: 'not fired', shapes: [line('notFired', 1, y, 25, y)] },
  { looks: ['runsValue', 'value'], words: 'value', shapes: [box('runsValue', 3, 2, 20, 12, 2)] },
  { looks: ['runsFailure', 'failure'], words: 'Failure', shapes: [box('runsFailure', 3, 2, 20, 12, 2)] },
  { looks: ['waitsFor'], words: 'waits for another', shapes: [box('waitsFor', 3, 2, 20, 12)] },
  { looks: ['endValue', 'endFailure'], words: 'end', shapes: [line('endValue', 13, 1, 13, 15)] },
  { looks: ['onFailure'], words: 'unhandled', shapes: [sign('failure', signs.burst, 13, y), sign('onFailure', signs.shriek, 13, y)] },
];

export function renderSigns({ head, rows }: Picture, name: string): TemplateResult {
  const used = new Set<Look>([head, ...rows].flatMap(({ items }) => items.flatMap(({ shapes }) => shapes.map(({ look }) => look))));
  return html`<ul class="timeline-signs" data-testid="timeline-signs" aria-label="What the signs mean">
    ${all.filter(({ looks }) => looks.some((look) => used.has(look))).map(({ words, shapes }) => html`<li><svg width="26" height="16" aria-hidden="true">${svg`${drawShapes(shapes, name)}`}</svg>${words}</li>`)}
  </ul>`;
}
