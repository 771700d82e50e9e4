// The line between two columns, which can be dragged, moved by the arrow keys, and put back by a double click or Enter.
import { html, type TemplateResult } from 'lit';

const step = 24;

/** Stands in a grid, after the `.code` whose width it sets: in the grid's `--code-width`. */
export function renderSplitter(): TemplateResult {
  return html`<div class="splitter" role="separator" aria-orientation="vertical" aria-label="Width of the program"
    aria-valuemin="0" aria-valuemax="100" aria-valuenow="50" tabindex="0"
    @focus=${(event: Event) => tell(lineOf(event))} @pointerdown=${drag} @keydown=${key} @dblclick=${(event: Event) => setWidth(lineOf(event), '')}></div>`;
}

const lineOf = (event: Event): HTMLElement => event.currentTarget as HTMLElement;
const widthOf = (line: HTMLElement): number => line.parentElement!.querySelector('.code')!.clientWidth;

function drag(down: PointerEvent): void {
  const line = lineOf(down);
  const from = widthOf(line) - down.clientX;
  line.setPointerCapture(down.pointerId);
  line.onpointermove = (event) => setWidth(line, `${from + event.clientX}px`);
  line.onlostpointercapture = () => (line.onpointermove = null);
  down.preventDefault();
}

function key(event: KeyboardEvent): void {
  if (event.key === 'Enter') setWidth(lineOf(event), '');
  const by = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
  if (by === 0) return;
  event.preventDefault();
  setWidth(lineOf(event), `${widthOf(lineOf(event)) + by}px`);
}

function setWidth(line: HTMLElement, width: string): void {
  line.parentElement!.style.setProperty('--code-width', width);
  tell(line);
}

/** Screen readers are told the width, in hundredths of the whole. */
function tell(line: HTMLElement): void {
  const grid = line.parentElement!;
  line.ariaValueNow = String(Math.round((100 * widthOf(line)) / (grid.clientWidth || 1)));
}
