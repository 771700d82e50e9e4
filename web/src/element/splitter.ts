// The line between two columns, which can be dragged or moved by the arrow keys.
import { html, type TemplateResult } from 'lit';

const step = 24;

/**
 * `width` is that of what lies left of it, in pixels, and `percent` its share; `move` gets the wished one;
 * `reset` goes back to the layout's own.
 */
export function renderSplitter(percent: number, width: () => number, move: (width: number) => void, reset: () => void): TemplateResult {
  const drag = (down: PointerEvent) => {
    const line = down.currentTarget as HTMLElement;
    const from = width() - down.clientX;
    line.setPointerCapture(down.pointerId);
    line.onpointermove = (event) => move(from + event.clientX);
    line.onlostpointercapture = () => (line.onpointermove = null);
    down.preventDefault();
  };
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
    if (by === 0) return;
    event.preventDefault();
    move(width() + by);
  };
  return html`<div class="splitter" role="separator" aria-orientation="vertical" aria-label="Width of the program"
    aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent} tabindex="0"
    @pointerdown=${drag} @keydown=${key} @dblclick=${reset}></div>`;
}
