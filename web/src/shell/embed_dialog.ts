// The dialog that gives the lines to bring the program into somebody's page, and shows what they make. Loaded when it is asked for.
import { html, render, type TemplateResult } from 'lit';
import { sameNetwork } from '../model/network.js';
import { type Embedded, type Source, type Way, embedText, frameAddress, ways } from '../model/embed_text.js';
import { toHash } from '../model/share.js';
import { copyLater } from './copying.js';
import { openDialog } from './keep/dialog.js';
import type { Sharing } from './shared_bar.js';
import '../style/embed_dialog.css';

const folder = new URL(`v${__VERSION__}/`, document.baseURI).href;

/** Rejects where the embed is not there. */
export async function showEmbed({ playground, scenario, scenarioId }: Sharing): Promise<void> {
  if (!playground || !scenario) return;
  const { code, seed, time, network } = playground;
  const source: Source = { folder, integrity: await integrityOf(`${folder}embed.js`) };
  const untouched = code === scenario.source && sameNetwork(network, scenario.network);
  const shared = { code, scenario: scenarioId, seed, time, network };
  // What is too long for a link has none.
  const link = untouched && seed === 1 && time === 'virtual' ? `#scenario=${scenarioId}` : await toHash(shared).catch(() => '');
  const dialog = openDialog('embed-title');
  dialog.classList.add('embed');
  let way: Way = 'tag';
  let embedded: Embedded = { shared, untouched, hash: link, editable: true, timeline: 'compact' };
  let said = '';
  const draw = (): void => {
    const text = embedText(way, embedded, source);
    const copy = async (): Promise<void> => {
      said = (await copyLater(Promise.resolve(text)).done)
        ? 'Copied.'
        : 'The browser does not let the page copy: the lines are selected, press Ctrl C.';
      if (said !== 'Copied.') dialog.querySelector('textarea')?.select();
      draw();
    };
    const chosen = (change: () => void) => (): void => {
      said = '';
      change();
      draw();
    };
    render(
      renderEmbed({
        way,
        embedded,
        text,
        said,
        preview: frameAddress(embedded, source),
        choose: (to) => chosen(() => (way = to))(),
        editable: chosen(() => (embedded = { ...embedded, editable: !embedded.editable })),
        timeline: chosen(() => (embedded = { ...embedded, timeline: embedded.timeline === 'off' ? 'compact' : 'off' })),
        copy: () => void copy(),
      }),
      dialog,
    );
  };
  draw();
}

/** As `integrity` of a script has it. */
async function integrityOf(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-384', await answer.arrayBuffer()));
  return `sha384-${btoa(String.fromCharCode(...sum))}`;
}

interface View {
  way: Way;
  embedded: Embedded;
  text: string;
  said: string;
  preview: string;
  choose(way: Way): void;
  editable(): void;
  timeline(): void;
  copy(): void;
}

function renderEmbed({ way, embedded, text, said, preview, choose, editable, timeline, copy }: View): TemplateResult {
  const all = (Object.keys(ways) as Way[]).filter((one) => one !== 'frame' || embedded.hash !== '');
  return html`<form method="dialog">
    <h2 id="embed-title">Embed this program</h2>
    <p>Put these lines into your page. The reader runs the program there, in a frame that reaches nothing of your page.</p>
    <div class="segments" role="group" aria-label="What your page is made with">
      ${all.map(
        (one) =>
          html`<button type="button" class="segment" data-testid="embed-${one}" aria-pressed=${one === way} @click=${() => choose(one)}>${ways[one]}</button>`,
      )}
    </div>
    <div class="embed-options">
      <label><input type="checkbox" .checked=${embedded.editable} @change=${editable} /> The reader may change it</label>
      <label><input type="checkbox" .checked=${embedded.timeline !== 'off'} @change=${timeline} /> Timeline</label>
    </div>
    <textarea class="mono" readonly rows="7" spellcheck="false" aria-label="The lines for your page" data-testid="embed-text" .value=${text}></textarea>
    <p role="status">${said}</p>
    <h3>What it makes</h3>
    ${
      embedded.hash === ''
        ? html`<p>This program is too long for a link: there is no preview here, and no frame.</p>`
        : html`<iframe title="Preview of the embedded program" data-testid="embed-preview" src=${preview}></iframe>`
    }
    <div class="ask-buttons">
      <button type="button" class="button main" data-testid="embed-copy" @click=${copy}>Copy</button>
      <button class="button" value="close" data-testid="embed-close">Close</button>
    </div>
  </form>`;
}
