// <ravel-pictures>: a recorded run to look at, step by step: the stepper, the chains, the timeline, and the same in words.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { TraceEvent } from 'ravel/create.js';
import { eventsOfLine } from '../../model/trace/moves.js';
import type { Recording } from '../../model/trace/recording.js';
import type { RunState, Seq } from '../../model/trace/state.js';
import '../chains/chains_view.js';
import type { Pane } from '../panes.js';
import { type Conditions, renderNetwork, renderSeeds } from '../conditions.js';
import type { Ran } from '../picture_link.js';
import '../steps/events_view.js';
import { stepActionOf } from '../steps/keys.js';
import '../steps/now_view.js';
import '../steps/stepper.js';
import type { Stepper } from '../steps/stepper.js';
import '../steps/trail_view.js';
import '../timeline/timeline_view.js';
import '../../style/chains.css';
import '../../style/chains_picture.css';
import '../../style/chains_edges.css';
import '../../style/chains_boxes.css';
import '../../style/chains_plates.css';
import '../../style/chains_rows.css';
import '../../style/pictures.css';
import '../../style/steps.css';
import '../../style/stepper.css';
import '../../style/trail.css';
import '../../style/now.css';
import '../../style/events.css';
import '../../style/timeline.css';
import { renderFiles } from './files.js';
import { type Panel, panels, renderPanels } from './panels.js';
import { Reel } from './reel.js';
import { StepVoice } from './step_voice.js';
import { hashOf } from '../../model/trace/hash.js';

export type { Step } from './step.js';

/**
 * Told of a run by begin() and add(). Events, bubbling: `ravel-step` (detail: the selected Step), `ravel-notice` (detail:
 * a sentence).
 */
export class Pictures extends LitElement {
  static override properties = {
    pane: {},
    conditions: { attribute: false },
    panel: { state: true },
    hovered: { state: true },
  };
  /** Which part a narrow screen shows. */
  declare pane: Pane;
  declare panel: Panel;
  /** What the next run stands on. */
  declare conditions: Conditions | undefined;
  declare private hovered: Seq;

  private readonly reel: Reel = new Reel({
    requestUpdate: () => this.requestUpdate(),
    drawn: () => this.updateComplete,
    selected: (detail) => this.dispatchEvent(new CustomEvent('ravel-step', { detail, bubbles: true })),
  });
  /** Panels that were opened keep what is in them. */
  private readonly opened = new Set<Panel>();
  private readonly voice = new StepVoice(() => this.querySelector('.step-said'));

  constructor() {
    super();
    this.pane = 'code';
    this.panel = 'pictures';
    this.hovered = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- the run

  get ran(): Ran | undefined {
    return this.reel.ran;
  }
  get recording(): Recording {
    return this.reel.recording;
  }
  get state(): RunState {
    return this.reel.state;
  }
  get length(): number {
    return this.reel.length;
  }
  get selected(): Seq {
    return this.reel.selected;
  }

  /** A run begins; undefined: there is none. */
  begin(ran: Ran | undefined): void {
    this.voice.quiet();
    this.hovered = 0;
    this.reel.begin(ran);
  }

  add(events: readonly TraceEvent[], dropped: number): void {
    this.reel.add(events, dropped);
  }

  /** No more of it comes. */
  end(): void {
    this.reel.end();
  }

  /** The events of a line of the program. */
  stepsOf(line: number): readonly Seq[] {
    return eventsOfLine(this.recording, line, this.length);
  }

  // -- the step

  /** Shows the run after its first `seq` events. */
  seek(seq: Seq): void {
    const to = this.reel.seek(seq);
    if (this.stepper?.playing) this.voice.quiet();
    else this.voice.say(this.recording, to);
  }

  private get stepper(): Stepper | null {
    return this.querySelector<Stepper>('ravel-stepper');
  }

  /** To the event that printed the program's line of this index. */
  toPrinted(index: number): void {
    const seq = this.reel.eventOfPrinted(index);
    if (seq > 0) this.seek(seq);
  }

  /** A single key, where it is one of the pictures'. */
  takeKey(event: KeyboardEvent): boolean {
    const action = stepActionOf(event);
    if (action) this.stepper?.act(action);
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    const panel = alone ? panels[Number(event.key) - 1] : undefined;
    if (panel) this.panel = panel;
    return action !== undefined || panel !== undefined;
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { panel, hovered, pane, conditions } = this;
    const { recording, state, length, chained, hurried, whole } = this.reel;
    this.opened.add(panel);
    const tall = pane !== 'chains' && pane !== 'timeline';
    return html`<div class="pictures" data-panel=${panel} ?data-chainless=${length > 0 && !chained}
      @ravel-seek=${(event: CustomEvent<Seq>) => this.seek(event.detail)} @ravel-hover=${(event: CustomEvent<Seq>) => (this.hovered = event.detail)}>
      <ravel-stepper .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-stepper>
      ${renderPanels(panel, (chosen) => (this.panel = chosen), renderFiles(this, whole ? hashOf(recording) : ''))}
      <p class="hidden step-said" role="status" data-testid="step-said"></p>
      <div class="panel panel-chains" ?hidden=${panel !== 'pictures' || (pane === 'timeline' && !tall)}>
        <ravel-chains .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-chains>
        ${length > 0 ? html`<ravel-trail .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-trail>` : nothing}
      </div>
      <div class="panel panel-timeline" ?hidden=${panel !== 'pictures' || (pane === 'chains' && !tall)}>
        <ravel-timeline .recording=${recording} .state=${state} .length=${length} .hovered=${hovered} .hurried=${hurried}></ravel-timeline>
      </div>
      ${panel === 'now' ? html`<div class="panel"><ravel-now .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-now></div>` : nothing}
      ${panel === 'steps' ? html`<div class="panel panel-steps"><ravel-events .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-events></div>` : nothing}
      ${conditions && this.opened.has('network') ? html`<div class="panel" ?hidden=${panel !== 'network'}>${renderNetwork(conditions)}</div>` : nothing}
      ${conditions && this.opened.has('seeds') ? html`<div class="panel" ?hidden=${panel !== 'seeds'}>${renderSeeds(conditions)}</div>` : nothing}
    </div>`;
  }
}

customElements.define('ravel-pictures', Pictures);
