// PictureLink: between a playground and its pictures, whose code is loaded after the first view. What happens before is
// kept for them; the step that they select is marked in the editor and in the console.
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { TraceEvent } from 'ravel/create.js';
import type { Time } from '../engine/messages.js';
import type { TraceFile } from '../model/trace_file.js';
import type { Conditions } from './conditions.js';
import type { ConsoleView } from './console_view.js';
import type { Editor } from './editor.js';
import type { Pictures, Step } from './pictures/pictures.js';
import type { Pane } from './panes.js';

/** What a run was started with. */
export interface Ran {
  source: string;
  time: Time;
  seed: number;
  scenario: string;
}

/** Where the selected step is marked. */
export interface Surroundings {
  editor(): Editor | undefined;
  console(): ConsoleView | null;
  say(sentence: string): void;
}

type Host = ReactiveControllerHost & HTMLElement;

/** In milliseconds: what has not come after that may never come, which is said. */
const patience = 10_000;
const goesOn = 'is the network there? Programs run without them.';

export class PictureLink implements ReactiveController {
  private ready = false;
  private late = false;
  private over = false;
  private run: Ran | undefined;
  /** Of the run, as long as the pictures are not there. */
  private kept: { events: TraceEvent[]; dropped: number } = { events: [], dropped: 0 };
  private step: Step | undefined;
  /** To be selected when the next run is over. */
  private wanted: number | undefined;

  constructor(
    private readonly host: Host,
    private readonly around: Surroundings,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    setTimeout(() => void this.load());
  }

  private async load(): Promise<void> {
    if (this.ready) return;
    const late = (is: boolean): void => {
      this.late = is;
      this.host.requestUpdate();
    };
    const waiting = setTimeout(late, patience, true);
    try {
      await import('./pictures/pictures.js');
    } catch {
      return this.around.say(`The pictures could not be loaded: ${goesOn}`);
    } finally {
      clearTimeout(waiting);
      late(false);
    }
    this.ready = true;
    const { run, kept } = this;
    if (run) this.element?.begin(run);
    this.element?.add(kept.events, kept.dropped);
    if (this.over) this.show();
    this.kept = { events: [], dropped: 0 };
  }

  private get element(): Pictures | null {
    return this.ready ? this.host.querySelector<Pictures>('ravel-pictures') : null;
  }

  // -- the run

  /** A run begins; undefined: there is none to look at. */
  begin(run: Ran | undefined): void {
    this.run = run;
    this.over = false;
    this.kept = { events: [], dropped: 0 };
    this.step = undefined;
    this.around.editor()?.showStep(undefined);
    this.element?.begin(run);
  }

  add(events: readonly TraceEvent[], dropped: number): void {
    if (this.element) return this.element.add(events, dropped);
    for (const event of events) this.kept.events.push(event);
    this.kept.dropped = dropped;
  }

  /** The run has come to its end, as far as one can tell. */
  end(): void {
    this.over = true;
    if (this.element) this.show();
  }

  private show(): void {
    this.element?.end();
    if (this.wanted !== undefined) this.element?.seek(this.wanted);
    this.wanted = undefined;
  }

  open(file: TraceFile): void {
    const { events, dropped, ...run } = file;
    this.begin({ scenario: '', ...run });
    this.add(events, dropped);
    this.end();
  }

  // -- the step

  /** This step is to be selected when the next run is over; undefined: its last. */
  want(step: number | undefined): void {
    this.wanted = step;
  }

  /** The step that was selected, where it is not the last of a run of the program in the editor. */
  get chosen(): number | undefined {
    const { step, run } = this;
    return step && !step.last && this.around.editor()?.code === run?.source ? step.seq : undefined;
  }

  /** What a key asks for; false: nothing of the pictures'. */
  takeKey(event: KeyboardEvent): boolean {
    return this.element?.takeKey(event) ?? false;
  }

  /** The step that printed the console's line of this index. */
  toPrinted(index: number): void {
    this.element?.toPrinted(index);
  }

  private took(step: Step): void {
    this.step = step;
    this.around.console()?.showStep(step);
    // Lines of another program are not this one's.
    const own = this.around.editor()?.code === this.run?.source;
    this.around.editor()?.showStep(own ? step.marks : undefined);
    this.host.requestUpdate();
  }

  // -- drawing

  render(pane: Pane, conditions: Conditions): TemplateResult {
    return html`<ravel-pictures .pane=${pane} .conditions=${conditions} @ravel-step=${(event: CustomEvent<Step>) => this.took(event.detail)}
      @ravel-notice=${(event: CustomEvent<string>) => this.around.say(event.detail)}>${
        this.late ? html`<p class="console-empty" role="status">The pictures have not come yet: ${goesOn}</p>` : nothing
      }<!-- What the pictures draw comes after this. --></ravel-pictures>`;
  }

  /** The steps of a line of the program, to go to. */
  renderLine(line: number): TemplateResult | typeof nothing {
    const { element, step } = this;
    const steps = this.around.editor()?.code === this.run?.source ? (element?.stepsOf(line) ?? []) : [];
    if (!step || steps.length === 0) return nothing;
    const most = 12;
    return html`<p class="line-steps" data-testid="line-steps">
      <span>Line ${line}: ${steps.length === 1 ? 'step' : 'steps'}</span>
      ${steps
        .slice(0, most)
        .map(
          (seq) =>
            html`<button type="button" class="chip mono" aria-pressed=${seq === step.seq} @click=${() => element?.seek(seq)}>${seq}</button>`,
        )}
      ${steps.length > most ? html`<span>and ${(steps.length - most).toLocaleString('en')} more</span>` : nothing}
    </p>`;
  }
}
