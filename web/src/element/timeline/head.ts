// The timeline's bar: what it shows, which rows, and how far in.
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../model/facts.js';
import { kindNames } from '../../model/timeline/labels.js';
import type { History } from '../../model/timeline/history.js';
import type { RowKind } from '../../model/timeline/types.js';
import type { View } from '../../model/timeline/view.js';
import { signIcons } from './icons.js';

export interface HeadOptions {
  readonly history: History;
  readonly time: 'virtual' | 'real';
  readonly wide: boolean;
  readonly narrow: boolean;
  readonly listed: boolean;
  readonly signs: boolean;
  readonly hidden: ReadonlySet<RowKind>;
  readonly view: View;
}
export interface HeadTarget {
  zoomBy(factor: number): void;
  fit(): void;
  toggleList(): void;
  toggleSigns(): void;
  toggleRow(kind: RowKind): void;
}

export function renderHead(target: HeadTarget, { history, time, wide, narrow, listed, signs, hidden, view }: HeadOptions): TemplateResult {
  const facts = narrow
    ? length(history, time)
    : `${count(turns(history), 'turn')}, ${count(history.count, 'event')}, ${length(history, time)}`;
  const whole = view.zoom <= 1 ? 'true' : nothing;
  return html`<div class="panel-head timeline-head">
    <h2>Timeline</h2>
    ${history.count > 0 ? html`<span class="timeline-facts">${facts}</span>` : nothing}
    <span class="timeline-tools">
      ${wide ? kinds(history).map((kind) => html`<button type="button" class="timeline-toggle" aria-pressed=${!hidden.has(kind)} @click=${() => target.toggleRow(kind)}>${hidden.has(kind) ? signIcons.off : signIcons.on}${kindNames[kind]}</button>`) : nothing}
      ${narrow ? nothing : html`<button type="button" class="timeline-toggle" aria-pressed=${signs} @click=${() => target.toggleSigns()}>Signs</button>`}
      <button type="button" class=${narrow ? 'icon-button' : 'timeline-toggle'} aria-label="As a list" title="As a list" aria-pressed=${listed} @click=${() => target.toggleList()}>${narrow ? signIcons.list : 'As a list'}</button>
      <button type="button" class="icon-button" aria-label="Zoom out" title="Zoom out (-)" aria-disabled=${whole} @click=${() => target.zoomBy(1 / 1.6)}>${signIcons.minus}</button>
      <button type="button" class="icon-button" aria-label="Zoom in" title="Zoom in (+)" @click=${() => target.zoomBy(1.6)}>${signIcons.plus}</button>
      <button type="button" class="icon-button" aria-label="Fit the whole run" title="Fit the whole run (0)" aria-disabled=${whole} @click=${() => target.fit()}>${signIcons.fit}</button>
    </span>
  </div>`;
}

/** The script's turn counts too: it is drawn as they are. */
const turns = ({ turns: all }: History): number => (all.at(-1)?.number ?? -1) + 1;
const length = ({ begin, end }: History, time: string): string => `${(end - begin).toFixed(3)} s ${time}`;

function kinds({ calls, advances, fetches, connections, chains, lines }: History): RowKind[] {
  const all: [RowKind, number][] = [
    ['calls', calls.length],
    ['clocks', advances.length],
    ['fetches', fetches.length],
    ['connections', connections.length],
    ['chains', chains.length],
    ['console', lines.length],
  ];
  return all.filter(([, things]) => things > 0).map(([kind]) => kind);
}
