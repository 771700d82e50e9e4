// The chains as a list in the page.
import { html, nothing, type TemplateResult } from 'lit';
import type { List } from '../../model/chains/list.js';

export function listView({ entries, before, after }: List): TemplateResult {
  return html`${more(before, 'before these')}<ol class="chains-list" aria-label="The chains as a list">
    ${entries.map(
      ({ id, title, sentence, line, items, left }) =>
        html`<li data-listed=${id}>
          <h3>${title}${line > 0 ? html` <span class="mono quiet">L${line}</span>` : nothing}</h3>
          <p>${sentence}</p>
          <ol>
            ${items.map(
              (item) =>
                html`<li>
                  <button type="button" class="list-item" data-seq=${item.seq} aria-current=${item.selected ? 'step' : nothing}>
                    <span class="mono quiet">${item.seq}</span><span>${item.text}</span>
                  </button>
                </li>`,
            )}
          </ol>
          ${left > 0 ? html`<p class="quiet">And ${left.toLocaleString('en')} more pairs, far from the step.</p>` : nothing}
        </li>`,
    )}
  </ol>${more(after, 'after these')}`;
}

const more = (count: number, where: string): TemplateResult | typeof nothing =>
  count > 0
    ? html`<p class="chains-empty">And ${count.toLocaleString('en')} more, made ${where}. The list goes along with the step.</p>`
    : nothing;
