// What can be saved: the pictures of a run as SVG, its trace and the program as JSON; and what is opened again.
import { html, type TemplateResult } from 'lit';
import { writeTraceFile } from '../../model/trace_file.js';
import { icons } from '../icons.js';
import { saveFile } from '../save_file.js';
import type { Pictures } from './pictures.js';

/** `hash`: of the trace; '' while it grows. */
export function renderFiles(pictures: Pictures, hash: string): TemplateResult {
  const none = pictures.recording.events.length === 0;
  const item = (name: string, id: string, act: () => unknown, off = none) =>
    html`<button type="button" class="menu-item" data-testid=${id} ?disabled=${off} @click=${(event: Event) => chosen(event, act)}>${name}</button>`;
  return html`<div class="run-files">
    ${hash === '' ? '' : html`<span class="trace-hash" title="The same for two runs that did the same"><span class="hidden">Hash of the </span>trace <code data-testid="hash">${hash}</code></span>`}
    <details class="menu" data-testid="run-files" @toggle=${toggled} @keydown=${leave}>
      <summary class="icon-button" aria-label="Save and open" title="Save and open">${icons.more}</summary>
      <div class="menu-items">
        ${item('Save the chains as SVG', 'save-chains', () => saveChains(pictures))}
        ${item('Save the timeline as SVG', 'save-timeline', () => saveTimeline(pictures))}
        ${item('Save the trace as JSON', 'save-trace', () => saveTrace(pictures))}
        ${item('Save the program as a file', 'save-program', () => tell(pictures, 'ravel-save-program', undefined), false)}
        <label class="menu-item">Open a program or a trace …
          <input type="file" class="hidden" data-testid="open-file" accept=".json,application/json" @change=${(event: Event) => open(event, pictures)} />
        </label>
      </div>
    </details>
  </div>`;
}

/** A press elsewhere closes it. */
function toggled(event: Event): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (!menu.open) return;
  const pressed = ({ target }: Event): void => {
    if (menu.contains(target as Node)) return;
    menu.open = false;
    document.removeEventListener('pointerdown', pressed);
  };
  document.addEventListener('pointerdown', pressed);
}

/** Esc closes it, and stops no program. */
function leave(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !menu.open) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function chosen(event: Event, act: () => unknown): void {
  (event.currentTarget as HTMLElement).closest('details')!.open = false;
  act();
}

function open(event: Event, pictures: Pictures): void {
  const input = event.currentTarget as HTMLInputElement;
  const file = input.files?.[0];
  input.value = '';
  input.closest('details')!.open = false;
  if (file) tell(pictures, 'ravel-open-file', file);
}

function tell<T>(pictures: Pictures, name: string, detail: T): void {
  pictures.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

const nameOf = ({ ran }: Pictures): string => ran?.scenario || 'program';

async function saveChains(pictures: Pictures): Promise<void> {
  const { chainsSvg } = await import('../chains/export.js');
  saveFile(`${nameOf(pictures)}-chains.svg`, 'image/svg+xml', chainsSvg(pictures.recording, pictures.state));
}

async function saveTimeline(pictures: Pictures): Promise<void> {
  const { timelineSvg } = await import('../../model/timeline/timeline_svg.js');
  const { recording, selected } = pictures;
  const { events, time } = recording;
  saveFile(
    `${nameOf(pictures)}-timeline.svg`,
    'image/svg+xml',
    timelineSvg({ events, time, selected, nameOf: (id) => recording.nameOf(id) }),
  );
}

function saveTrace(pictures: Pictures): void {
  const { ran, recording } = pictures;
  if (!ran) return;
  const { source, time, seed, scenario } = ran;
  const { events, dropped } = recording;
  saveFile(
    `${nameOf(pictures)}-trace.json`,
    'application/json',
    writeTraceFile({ source, time, seed, events, dropped, ...(scenario && { scenario }) }),
  );
}
