// <ravel-pictures>: a recorded run to look at, step by step: the stepper, the chains, the timeline, and the same in words.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { TraceEvent } from 'ravel/create.js';
import { type GrowingRecording, makeRecording } from '../../model/trace/make_recording.js';
import { Seeker } from '../../model/trace/seek.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import '../chains/chains_view.js';
import '../steps/event_table.js';
import '../steps/now_view.js';
import '../steps/stepper.js';
import '../steps/trail_view.js';
import '../timeline/timeline_view.js';
import { renderExports } from './exports.js';
import { type Panel, renderPanels } from './panels.js';

/**
 * Told of a run by begin() and add(). Events, bubbling: `ravel-step` (detail: the number of the selected event, 0: before
 * the first), `ravel-hover` (detail: of the event under the pointer, 0: none), `ravel-open-trace` (detail: a File).
 */
export class Pictures extends LitElement {
  static override properties = {
    panel: { state: true },
    selected: { state: true },
    length: { state: true },
    hash: { state: true },
  };
  declare panel: Panel;
  /** The number of the selected event, up to which everything is shown. */
  declare private selected: Seq;
  declare private length: number;

  recording: GrowingRecording = makeRecording('', 'virtual');
  private seeker = new Seeker(this.recording);
  /** The newest event is the selected one, until another is chosen. */
  private follows = true;

  constructor() {
    super();
    this.panel = 'pictures';
    this.selected = 0;
    this.length = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- the run

  /** A run of this program begins. */
  begin(source: string, time: 'virtual' | 'real'): void {
    this.recording = makeRecording(source, time);
    this.seeker = new Seeker(this.recording);
    this.follows = true;
    this.length = 0;
    this.select(0);
  }

  add(events: readonly TraceEvent[], dropped: number): void {
    this.recording.add(events, dropped);
    this.length = this.recording.events.length;
    if (this.follows) this.select(this.length);
  }

  get state(): RunState {
    return this.seeker.at(this.selected);
  }

  // -- the step

  /** Shows the run after its first `seq` events. */
  seek(seq: Seq): void {
    const to = Math.max(0, Math.min(seq, this.length));
    this.follows = to === this.length;
    this.select(to);
  }

  private select(seq: Seq): void {
    this.selected = seq;
    this.dispatchEvent(new CustomEvent('ravel-step', { detail: seq, bubbles: true }));
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { recording, state, length, panel } = this;
    return html`<div class="pictures" data-panel=${panel} @ravel-seek=${(event: CustomEvent<Seq>) => this.seek(event.detail)}>
      <ravel-stepper .recording=${recording} .state=${state} .length=${length}></ravel-stepper>
      ${renderPanels(panel, (chosen) => (this.panel = chosen), renderExports(this))}
      <div class="panel-chains" ?hidden=${panel !== 'pictures'}>
        <ravel-chains .recording=${recording} .state=${state} .length=${length}></ravel-chains>
        ${length > 0 ? html`<ravel-trail .recording=${recording} .state=${state} .length=${length}></ravel-trail>` : nothing}
      </div>
      <div class="panel-timeline" ?hidden=${panel !== 'pictures'}>
        <ravel-timeline .recording=${recording} .state=${state} .length=${length}></ravel-timeline>
      </div>
      ${panel === 'now' ? html`<ravel-now .recording=${recording} .state=${state} .length=${length}></ravel-now>` : nothing}
      ${panel === 'steps' ? html`<ravel-events .recording=${recording} .state=${state} .length=${length}></ravel-events>` : nothing}
    </div>`;
  }
}

customElements.define('ravel-pictures', Pictures);
