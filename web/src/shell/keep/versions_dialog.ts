// The dialog with the earlier versions of a program: what they are, and the way back to one.
import { html, render, type TemplateResult } from 'lit';
import { count } from '../../model/facts.js';
import type { Reason, Version } from '../../model/kept/work.js';
import { openDialog } from './dialog.js';
import type { Keeper } from './keeper.js';

const words: Record<Reason, string> = {
  reset: 'Before Reset',
  solution: 'Before a solution',
  tab: 'From two tabs that differed',
  file: 'From a file that differed',
  version: 'Before an earlier version',
};

export function showVersions(keeper: Keeper): void {
  const dialog = openDialog('versions-title');
  const choose = (version: Version): void => {
    dialog.close();
    keeper.bringBack(version);
  };
  render(renderVersions(keeper.versions, choose), dialog);
}

function renderVersions(versions: readonly Version[], choose: (version: Version) => void): TemplateResult {
  return html`<form method="dialog">
    <h2 id="versions-title">Earlier versions</h2>
    <p>One that comes back takes the place of what is in the editor, which then stays here.</p>
    <ol class="versions">
      ${versions.map((version) => renderVersion(version, choose))}
    </ol>
    <div class="ask-buttons"><button class="button" value="close" data-testid="versions-close">Close</button></div>
  </form>`;
}

function renderVersion(version: Version, choose: (version: Version) => void): TemplateResult {
  const { at, why, code, network } = version;
  const when = new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  const what = [code === undefined ? 'the program as given' : count(code.split('\n').length, 'line'), ...(network ? ['a network'] : [])];
  return html`<li data-testid="version">
    <details>
      <summary>${words[why]}, <time>${when}</time>: ${what.join(', ')}</summary>
      <pre class="mono" tabindex="0" aria-label="The program">${code ?? ''}</pre>
    </details>
    <button type="button" class="text-button" data-testid="bring-back" @click=${() => choose(version)}>Put it into the editor</button>
  </li>`;
}
