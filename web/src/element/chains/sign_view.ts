// The legend under the chains: the signs met first, and all of them on demand.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { type Sign, firstSigns, signs } from '../../model/chains/signs.js';
import { drawChains, still } from './draw.js';
import type { Tag } from './tags.js';

const tag = svg as unknown as Tag<TemplateResult>;

const drawSign = ({ picture }: Sign): TemplateResult =>
  html`<svg class="chains-svg sign" width="104" height="44" viewBox="0 0 104 44" aria-hidden="true">${drawChains(tag, picture, { ...still, absent: nothing })}</svg>`;

const drawSmall = ({ picture }: Sign): TemplateResult =>
  html`<svg class="chains-svg sign" width="52" height="22" viewBox="0 0 104 44" aria-hidden="true">${drawChains(tag, picture, { ...still, absent: nothing })}</svg>`;

export function signsView(): TemplateResult {
  const first = signs.filter(({ name }) => firstSigns.includes(name));
  return html`<details class="signs">
    <summary>
      <span class="signs-first" aria-hidden="true">${first.map((sign) => html`<span class="sign-small">${drawSmall(sign)}${sign.name}</span>`)}</span>
      <span class="signs-all">All signs</span>
    </summary>
    <dl class="signs-list">
      ${signs.map((sign) => html`<div>${drawSign(sign)}<div><dt>${sign.name}</dt><dd>${sign.means}</dd></div></div>`)}
    </dl>
  </details>`;
}
