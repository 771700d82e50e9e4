// The timeline as a list: every event in reading order, under the heading of its turn. Only the rows in view are in the document.
import { html, nothing, type TemplateResult } from 'lit';
import { rowsInView } from '../../model/console_lines.js';
import { bead } from '../../model/timeline/beads.js';
import type { History } from '../../model/timeline/history.js';
import { listLength, listRow } from '../../model/timeline/list_rows.js';
import type { Seq } from '../../model/trace/state.js';
import { drawShape } from './draw_svg.js';

export const listRowHeight = 28;

export interface ListOptions {
  readonly history: History;
  readonly selected: Seq;
  readonly scroll: number;
  readonly height: number;
  wordsOf(seq: Seq): string;
  seek(seq: Seq): void;
  hover(seq: Seq): void;
  scrolled(list: HTMLElement): void;
}

export function renderList(options: ListOptions): TemplateResult {
  const { history, scroll, height, scrolled } = options;
  const total = listLength(history);
  const { from, to } = rowsInView(total, listRowHeight, scroll, height);
  const rows = Array.from({ length: to - from }, (_, i) => listRow(history, from + i));
  const focused = rows.some(({ seq }) => seq === options.selected) ? options.selected : (rows.find(({ seq }) => seq > 0)?.seq ?? 0);
  return html`<div class="timeline-list" data-testid="timeline-list" role="group" aria-label="Events in order"
    @scroll=${(event: Event) => scrolled(event.currentTarget as HTMLElement)} @keydown=${(event: KeyboardEvent) => key(event, options)}
    @pointerleave=${() => options.hover(0)}>
    ${space(from)}
    ${rows.map(({ turn, seq }) => (seq === 0 ? renderHeading(history, turn) : renderEvent(options, seq, seq === focused)))}
    ${space(total - to)}
  </div>`;
}

const space = (rows: number): TemplateResult | typeof nothing =>
  rows > 0 ? html`<div .style=${`height: ${rows * listRowHeight}px`}></div>` : nothing;

function renderHeading({ turns }: History, index: number): TemplateResult {
  const { number, boxed, from, first, last } = turns[index]!;
  const name = number === 0 ? 'The script' : `${boxed ? 'Turn' : 'After turn'} ${number}`;
  const events = last - first + 1;
  return html`<h3 class="timeline-turn">${name} <span class="mono">${from.toFixed(3)} s</span> <span>${events} event${events === 1 ? '' : 's'}</span></h3>`;
}

function renderEvent({ history, selected, wordsOf, seek, hover }: ListOptions, seq: Seq, focused: boolean): TemplateResult {
  const event = history.events[seq - 1]!;
  return html`<button type="button" class="timeline-event ${seq > selected && selected > 0 ? 'later' : ''}" data-seq=${seq} tabindex=${focused ? 0 : -1}
    aria-current=${seq === selected ? 'step' : nothing} @click=${() => seek(seq)} @pointerenter=${() => hover(seq)}>
    <span class="timeline-step mono">${seq}</span>
    <svg width="12" height="14" aria-hidden="true">${drawShape(bead(event, 6, 7, 9), '')}</svg>
    <span class="timeline-words">${wordsOf(seq)}</span>
    ${event.line ? html`<span class="timeline-place mono">L${event.line}</span>` : nothing}
  </button>`;
}

function key(event: KeyboardEvent, { selected, history, seek }: ListOptions): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const seq = event.key === 'Home' ? 1 : event.key === 'End' ? history.count : selected + by;
  if ((by === 0 && event.key !== 'Home' && event.key !== 'End') || seq < 1 || seq > history.count) return;
  event.preventDefault();
  event.stopPropagation();
  seek(seq);
}
