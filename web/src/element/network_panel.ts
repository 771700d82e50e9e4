// <ravel-network>: the pages of the simulated network, to be edited.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
import {
  type FailureKind,
  type Field,
  type PageRow,
  type Problem,
  linksOf,
  mostPages,
  newRow,
  readRows,
  rowsOf,
  sameNetwork,
} from '../model/network.js';
import { icons } from './icons.js';

const failures: Record<FailureKind, string> = {
  none: 'answers',
  refused: 'refuses',
  timeout: 'times out',
  dropped: 'breaks off half way',
  other: 'fails with words',
};

const columns: Record<Exclude<Field, 'words'>, string> = {
  address: 'Address',
  latency: 'Latency, s',
  jitter: 'Jitter, ± s',
  status: 'Status',
  body: 'Body',
};
const placeholders: Partial<Record<Field, string>> = { jitter: '0', status: '200', words: 'what it says' };

/**
 * Set `network`, and `given`: the scenario's own, for Reset. Event, bubbling: `ravel-network` (detail: the network),
 * after each change that makes one.
 */
export class NetworkPanel extends LitElement {
  static override properties = {
    network: { attribute: false },
    given: { attribute: false },
    rows: { state: true },
    problems: { state: true },
  };
  declare network: Network;
  declare given: Network;
  declare private rows: readonly PageRow[];
  declare private problems: readonly Problem[];
  /** What the fields came to last. It comes back as `network`, and leaves them as they are. */
  private now: Network = {};
  private said = '';

  constructor() {
    super();
    this.network = {};
    this.given = {};
    this.rows = [];
    this.problems = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('network') || this.network === this.now) return;
    this.now = this.network;
    this.rows = rowsOf(this.network);
    this.problems = [];
  }

  // -- editing

  private take(rows: readonly PageRow[], said = ''): void {
    this.rows = rows;
    this.said = said;
    const read = readRows(rows, this.now);
    this.problems = 'problems' in read ? read.problems : [];
    if ('network' in read) this.tell(read.network);
  }

  private tell(network: Network): void {
    this.now = network;
    this.dispatchEvent(new CustomEvent('ravel-network', { detail: network, bubbles: true }));
  }

  private edit(index: number, change: Partial<PageRow>): void {
    this.take(this.rows.map((row, i) => (i === index ? { ...row, ...change } : row)));
  }

  private add(): void {
    const row = newRow(this.rows);
    this.take([...this.rows, row], `${row.address} added.`);
    this.focusOn(this.rows.length - 1, 'address');
  }

  private drop(index: number): void {
    const { address } = this.rows[index]!;
    this.take(
      this.rows.filter((_, i) => i !== index),
      `${address} removed.`,
    );
    if (this.rows.length > 0) this.focusOn(Math.min(index, this.rows.length - 1), 'remove');
    else void this.updateComplete.then(() => this.querySelector<HTMLElement>('[data-testid=add-page]')?.focus());
  }

  private move(index: number, by: 1 | -1): void {
    const rows = [...this.rows];
    const [row] = rows.splice(index, 1);
    if (!row) return;
    rows.splice(index + by, 0, row);
    this.take(rows, `${row.address} is number ${index + by + 1} now.`);
    this.focusOn(index + by, by === 1 ? 'down' : 'up');
  }

  private reset(): void {
    this.rows = rowsOf(this.given);
    this.problems = [];
    this.said = 'The pages are as the scenario has them.';
    this.tell(this.given);
  }

  private focusOn(index: number, part: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-row="${index}"] [data-part=${part}]`)?.focus());
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { rows, problems, given } = this;
    const links = linksOf(this.now);
    const changed = problems.length > 0 || !sameNetwork(this.now, given);
    return html`
      <div class="panel-head">
        <h2>Network</h2>
        <span class="network-more">what the pages that the program asks for do</span>
        <button type="button" class="button" data-testid="network-reset" ?disabled=${!changed} @click=${() => this.reset()}>
          ${icons.reset}<span>As given</span>
        </button>
      </div>
      ${rows.length > 0 ? html`<div class="page-row page-heads" aria-hidden="true">${this.renderHeads()}</div>` : nothing}
      <ol class="pages" data-testid="pages" aria-label="Pages">
        ${rows.map((row, i) => this.renderRow(row, i))}
      </ol>
      ${rows.length === 0 ? html`<p class="network-note">No pages: whatever address the program asks for in virtual time fails at once.</p>` : nothing}
      <div class="network-foot">
        <button type="button" class="button" data-testid="add-page" ?disabled=${rows.length >= mostPages} @click=${() => this.add()}>
          ${icons.add}<span>Add a page</span>
        </button>
        ${links.length > 0 ? html`<p class="network-note">Links in memory stay as they are: <span class="mono">${links.join(', ')}</span></p>` : nothing}
      </div>
      <p class="hidden" role="status">${this.said}</p>
    `;
  }

  private renderHeads(): TemplateResult[] {
    return [...Object.values(columns), 'It', ''].map((name) => html`<span>${name}</span>`);
  }

  private renderRow(row: PageRow, index: number): TemplateResult {
    const last = this.rows.length - 1;
    const name = row.address || `page ${index + 1}`;
    const button = (part: string, icon: TemplateResult, text: string, able: boolean, act: () => void) => html`
      <button type="button" class="icon-button" data-part=${part} aria-label="${text}: ${name}" title=${text} aria-disabled=${able ? nothing : 'true'}
        @click=${() => able && act()}>${icon}</button>
    `;
    return html`<li><div class="page-row" role="group" aria-label=${name} data-testid="page" data-row=${index}>
      ${(Object.keys(columns) as (keyof typeof columns)[]).map((field) => this.renderField(row, index, field, columns[field]))}
      <span class="page-field page-failure">
        <label><span class="page-label">It</span>
          <span class="page-select"><select data-part="failure" aria-label="What it does" .value=${row.failure}
            @change=${(event: Event) => this.edit(index, { failure: (event.target as HTMLSelectElement).value as FailureKind })}>
            ${Object.entries(failures).map(([kind, text]) => html`<option value=${kind} ?selected=${kind === row.failure}>${text}</option>`)}
          </select>${icons.down}</span>
        </label>
        ${row.failure === 'dropped' || row.failure === 'other' ? this.renderField(row, index, 'words', 'Words') : nothing}
      </span>
      <span class="page-moves">
        ${button('up', icons.up, 'Move up', index > 0, () => this.move(index, -1))}
        ${button('down', icons.down, 'Move down', index < last, () => this.move(index, 1))}
        ${button('remove', icons.remove, 'Remove', true, () => this.drop(index))}
      </span>
    </div></li>`;
  }

  private renderField(row: PageRow, index: number, field: Field, label: string): TemplateResult {
    const problem = this.problems.find((found) => found.row === index && found.field === field);
    const id = `network-${index}-${field}`;
    const input = (event: Event) => this.edit(index, { [field]: (event.target as HTMLInputElement).value });
    const numeric = field === 'latency' || field === 'jitter' || field === 'status';
    return html`<span class="page-field page-${field}">
      <label><span class="page-label">${label}</span>
        <input class="mono" type="text" data-part=${field} inputmode=${numeric ? 'decimal' : 'text'} spellcheck="false" autocomplete="off" .value=${row[field]}
          placeholder=${placeholders[field] ?? ''} aria-label=${label} aria-invalid=${problem ? 'true' : nothing} aria-describedby=${problem ? id : nothing} @input=${input} />
      </label>
      ${problem ? html`<span class="page-problem" id=${id}>${icons.warn}<span>${problem.message}</span></span>` : nothing}
    </span>`;
  }
}

customElements.define('ravel-network', NetworkPanel);
