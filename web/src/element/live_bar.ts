// The live bar: holds a run between two turns, and lets it on turn by turn. In virtual time only.
import { html, nothing, type TemplateResult } from 'lit';
import type { Status } from '../model/status.js';
import { icons } from './icons.js';

export interface LiveBar {
  status: Status;
  /** Turns can be held back in virtual time only. */
  virtual: boolean;
  /** Of the editor's cursor; 0: none. */
  line: number;
  onFailure: boolean;
  pause(): void;
  goOn(): void;
  /** One turn; of a run that has not begun: the script, up to the first turn. */
  turn(): void;
  runTo(line: number): void;
  breakOnFailure(on: boolean): void;
}

export function renderLiveBar(bar: LiveBar): TemplateResult {
  const { status, virtual, line, onFailure } = bar;
  if (!virtual) return html`<p class="live-say" data-testid="live-say">In virtual time a run can be held between turns.</p>`;
  const paused = status === 'paused';
  const on = status !== 'loading';
  // A button that turns off would lose the keyboard's focus in the middle of stepping: aria-disabled keeps it.
  const button = (id: string, icon: TemplateResult, text: string, title: string, able: boolean, act: () => void) => html`
    <button type="button" class="button" data-testid=${id} title=${title} aria-disabled=${able ? nothing : 'true'} @click=${() => able && act()}>
      ${icon}<span>${text}</span>
    </button>
  `;
  return html`
    <div class="live-bar" role="group" aria-label="Turn by turn">
      ${
        // One element for both, so that it keeps the focus.
        paused
          ? button('go-on', icons.run, 'Go on', 'Lets the program run on', true, bar.goOn)
          : button('pause', icons.pause, 'Pause', 'Holds the program before its next turn', on && status === 'running', bar.pause)
      }
      ${button('turn', icons.turn, 'One turn', turnTitle(status), on && status !== 'waiting', bar.turn)}
      ${button(
        'run-to',
        icons.toLine,
        line > 0 ? `To line ${line}` : 'To a line',
        'Runs until something happens at the line of the cursor, and pauses after that turn',
        on && line > 0 && status !== 'waiting',
        () => bar.runTo(line),
      )}
      <button type="button" class="button toggle" data-testid="break-on-failure" aria-pressed=${onFailure}
        title="Pauses after a turn in which a function raised, or a Failure was found that nobody took" @click=${() => bar.breakOnFailure(!onFailure)}>
        ${icons.breakOnFailure}<span>Break on a Failure</span>
      </button>
    </div>
  `;
}

function turnTitle(status: Status): string {
  if (status === 'paused') return 'Runs one turn of the reactor';
  return status === 'running' ? 'Pauses after the next turn' : 'Runs the script, and pauses before the first turn';
}
