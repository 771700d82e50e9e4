// The chains as a list in the page.
import { html, nothing, type TemplateResult } from 'lit';
import type { ListEntry } from '../../model/chains/list.js';

export function listView(entries: readonly ListEntry[]): TemplateResult {
  return html`<ol class="chains-list" aria-label="The chains as a list">
    ${entries.map(
      ({ id, title, sentence, line, items }) =>
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
        </li>`,
    )}
  </ol>`;
}
