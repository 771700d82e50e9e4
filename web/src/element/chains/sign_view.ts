// The legend under the chains: the signs met first, and all of them on demand.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { type Sign, firstSigns, signs } from '../../model/chains/signs.js';
import { drawChains, still } from './draw.js';
import type { Tag } from './tags.js';

const tag = svg as unknown as Tag<TemplateResult>;

const drawSign = ({ picture }: Pick<Sign, 'picture'>): TemplateResult =>
  html`<svg class="chains-svg sign" width=${picture.width} height=${picture.height} viewBox=${`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
    ${drawChains(tag, picture, { ...still, absent: nothing })}
  </svg>`;

export function signsView(): TemplateResult {
  return html`<details class="signs">
    <summary>
      <span class="signs-first">
        ${firstSigns.map((sign) => html`<span class="sign-small">${drawSign(sign)}${sign.name}</span>`)}
        <span class="sign-small"><s>left out</s></span>
      </span>
      <span class="signs-all">All signs</span>
    </summary>
    <ul class="signs-list" tabindex="0" aria-label="All signs">
      ${signs.map(
        (sign) =>
          html`<li>
            ${drawSign(sign)}
            <div><b>${sign.name}</b> <span>${sign.means}</span></div>
          </li>`,
      )}
    </ul>
  </details>`;
}
