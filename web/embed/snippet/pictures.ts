// The pictures of a snippet's run: stepper, chains and timeline. Loaded where one of them is wanted.
import { html, nothing, render, type TemplateResult } from 'lit';
import type { TraceEvent } from 'ravel/create.js';
import '../../src/element/chains/chains_view.js';
import type { Ran } from '../../src/element/picture_link.js';
import { Reel } from '../../src/element/pictures/reel.js';
import type { Step } from '../../src/element/pictures/step.js';
import { StepVoice } from '../../src/element/pictures/step_voice.js';
import { stepActionOf } from '../../src/element/steps/keys.js';
import '../../src/element/steps/stepper.js';
import type { Stepper } from '../../src/element/steps/stepper.js';
import '../../src/element/steps/trail_view.js';
import '../../src/element/timeline/timeline_view.js';
import type { RowKind } from '../../src/model/timeline/types.js';
import { speeds } from '../../src/model/trace/pace.js';
import type { Box } from '../loader/types.js';
import type { Options } from './options.js';
import { addPictureStyles } from './picture_styles.js';

/** A small timeline stands beside the output. */
const besideConsole: ReadonlySet<RowKind> = new Set(['console']);
const none: ReadonlySet<RowKind> = new Set();

/** Who has them. */
export interface Around {
  step(step: Step): void;
  /** What is in the bar is to be drawn again. */
  requestUpdate(): void;
}

export class Pictures {
  private readonly reel: Reel;
  private readonly voice: StepVoice;
  private readonly said = document.createElement('p');
  private hovered = 0;
  private drawing: Promise<void> | undefined;

  constructor(
    private readonly box: Box,
    private options: Options,
    private readonly around: Around,
  ) {
    addPictureStyles(box.root);
    this.said.className = 'hidden';
    this.said.setAttribute('role', 'status');
    box.bar.append(this.said);
    this.voice = new StepVoice(() => this.said);
    this.reel = new Reel({
      requestUpdate: () => void this.draw(),
      drawn: () => this.draw(),
      selected: (step) => this.around.step(step),
    });
    box.frame.addEventListener('ravel-seek', (event) => this.seek((event as CustomEvent<number>).detail));
    box.frame.addEventListener('ravel-hover', (event) => {
      this.hovered = (event as CustomEvent<number>).detail;
      void this.draw();
    });
    void this.draw();
  }

  begin(ran: Ran | undefined): void {
    this.voice.quiet();
    this.hovered = 0;
    this.reel.begin(ran);
  }

  add(events: readonly TraceEvent[], dropped: number): void {
    this.reel.add(events, dropped);
  }

  end(): void {
    this.reel.end();
    if (this.options.step >= 0) this.reel.seek(this.options.step);
  }

  get selected(): number {
    return this.reel.selected;
  }

  /** The step that was chosen, where it is not the last; undefined: none was. */
  get chosen(): number | undefined {
    const { selected, recording } = this.reel;
    return recording.events.length > 0 && selected !== recording.events.length ? selected : undefined;
  }

  seek(step: number): void {
    const to = this.reel.seek(step);
    if (this.stepper?.playing) this.voice.quiet();
    else this.voice.say(this.reel.recording, to);
  }

  toPrinted(index: number): void {
    const seq = this.reel.eventOfPrinted(index);
    if (seq > 0) this.seek(seq);
  }

  takeKey(event: KeyboardEvent): boolean {
    const action = stepActionOf(event);
    if (action) this.stepper?.act(action);
    return action !== undefined;
  }

  changed(options: Options): void {
    this.options = options;
    void this.draw();
  }

  private get stepper(): Stepper | null {
    return this.box.frame.querySelector<Stepper>('ravel-stepper');
  }

  // -- drawing

  private get compact(): boolean {
    return this.options.timeline !== 'full' && this.options.chains !== 'full';
  }

  private renderStepper(): TemplateResult {
    const { recording, state, length } = this.reel;
    const speed = speeds.find((one) => one === this.options.speed) ?? 1;
    return html`<ravel-stepper part="stepper" .recording=${recording} .state=${state} .length=${length} .speed=${speed}></ravel-stepper>`;
  }

  /** For the bar; nothing where it stands with the pictures. */
  inBar(): TemplateResult | typeof nothing {
    return this.compact ? this.renderStepper() : nothing;
  }

  private draw(): Promise<void> {
    this.drawing ??= Promise.resolve().then(() => {
      this.drawing = undefined;
      render(this.render(), this.box.pictures);
      this.around.requestUpdate();
    });
    return this.drawing;
  }

  private render(): TemplateResult {
    const { hovered, compact } = this;
    const { chains, timeline } = this.options;
    const { recording, state, length } = this.reel;
    return html`${compact ? nothing : this.renderStepper()}
    ${
      chains === 'off'
        ? nothing
        : html`<div class="chains-picture" part="chains">
            <ravel-chains .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-chains>
          </div>`
    }
    ${chains === 'full' && length > 0 ? html`<ravel-trail .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-trail>` : nothing}
    ${
      timeline === 'off'
        ? nothing
        : html`<div class="timeline-picture" part="timeline">
            <ravel-timeline .recording=${recording} .state=${state} .length=${length} .hovered=${hovered} .listed=${timeline === 'compact' ? false : undefined} .leftOut=${timeline === 'compact' ? besideConsole : none}></ravel-timeline>
          </div>`
    }`;
  }
}
