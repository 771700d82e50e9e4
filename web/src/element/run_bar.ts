// The run bar: what starts, stops and shares a run, and what a run depends on.
import { html, type TemplateResult } from 'lit';
import type { Time } from '../engine/messages.js';
import { type Status, canStop } from '../model/status.js';
import { icons } from './icons.js';

export interface RunBar {
  status: Status;
  time: Time;
  seed: number;
  /** False where Reset would change nothing. */
  changed: boolean;
  run(): void;
  stop(): void;
  reset(): void;
  share(): void;
  setTime(time: Time): void;
  setSeed(seed: number): void;
}

const largestSeed = 999_999;

export function renderRunBar(bar: RunBar): TemplateResult {
  return html`
    <div class="run-bar" role="group" aria-label="Run">
      <button type="button" class="button main" data-testid="run" ?disabled=${bar.status === 'loading'} @click=${bar.run}>
        ${icons.run}<span>Run</span>
      </button>
      <button type="button" class="button" data-testid="stop" ?disabled=${!canStop(bar.status)} @click=${bar.stop}>${icons.stop}<span>Stop</span></button>
      <button type="button" class="button" data-testid="reset" title="Back to the program as it was given. Undo brings yours back." ?disabled=${!bar.changed} @click=${bar.reset}>
        ${icons.reset}<span>Reset</span>
      </button>
      <button type="button" class="button" data-testid="share" title="Copy a link to this program" @click=${bar.share}>${icons.share}<span>Share</span></button>
      <span class="run-bar-gap"></span>
      <label class="field" title="Virtual time jumps from call to call. Real time waits.">
        ${icons.clock}<span class="hidden">Time</span>
        <select data-testid="time" .value=${bar.time} @change=${(event: Event) => bar.setTime((event.target as HTMLSelectElement).value as Time)}>
          <option value="virtual">virtual</option>
          <option value="real">real</option>
        </select>
        ${icons.down}
      </label>
      <span class="field seed">
        <label title="Where chance begins: the same seed gives the same numbers.">
        <span>Seed</span>
        <input class="mono" data-testid="seed" type="text" inputmode="numeric" maxlength="6" .value=${String(bar.seed)}
          @change=${(event: Event) => takeSeed(event.target as HTMLInputElement, bar)} />
        </label>
        <button type="button" class="roll" data-testid="roll" aria-label="Another seed" title="Another seed" @click=${() => bar.setSeed(rollSeed(bar.seed))}>
          ${icons.roll}
        </button>
      </span>
    </div>
  `;
}

/** Any but this one. */
function rollSeed(seed: number): number {
  const rolled = 1 + Math.floor(Math.random() * (largestSeed - 1));
  return rolled === seed ? rolled + 1 : rolled;
}

function takeSeed(input: HTMLInputElement, bar: RunBar): void {
  const seed = Number(input.value);
  if (/^\d+$/.test(input.value.trim()) && seed <= largestSeed) bar.setSeed(seed);
  else input.value = String(bar.seed);
}
