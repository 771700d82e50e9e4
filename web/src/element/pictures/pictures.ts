// <ravel-pictures>: a recorded run to look at, step by step: the stepper, the chains, the timeline, and the same in words.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { TraceEvent } from 'ravel/create.js';
import { type GrowingRecording, makeRecording } from '../../model/trace/make_recording.js';
import { eventOfPrinted, eventsOfLine } from '../../model/trace/moves.js';
import { Seeker } from '../../model/trace/seek.js';
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
import { type Step, stepOf } from './step.js';
import { StepVoice } from './step_voice.js';
import { takeIn } from './take_in.js';
import { hashOf } from '../../model/trace/hash.js';

export type { Step } from './step.js';

/** In milliseconds, between two drawings of a run that grows. */
const shortestPause = 100;

/**
 * Told of a run by begin() and add(). Events, bubbling: `ravel-step` (detail: the selected Step), `ravel-notice` (detail:
 * a sentence).
 */
export class Pictures extends LitElement {
  static override properties = {
    pane: {},
    conditions: { attribute: false },
    panel: { state: true },
    selected: { state: true },
    length: { state: true },
    hovered: { state: true },
    over: { state: true },
  };
  /** Which part a narrow screen shows. */
  declare pane: Pane;
  declare panel: Panel;
  /** What the next run stands on. */
  declare conditions: Conditions | undefined;
  /** The number of the selected event, up to which everything is shown. */
  declare selected: Seq;
  declare length: number;
  declare private hovered: Seq;
  /** The run has come to its end. */
  declare private over: boolean;

  ran: Ran | undefined;
  recording: GrowingRecording = makeRecording('', 'virtual');
  private seeker = new Seeker(this.recording);
  /** The newest event is the selected one, until another is chosen. */
  private follows = true;
  /** Until the next drawing of a run that grows; when the last was, and how long it is to rest then, in milliseconds. */
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private drawn = 0;
  private pause = shortestPause;
  /** The run makes Deferreds: the chains need room. */
  private chained = false;
  /** Panels that were opened keep what is in them. */
  private readonly opened = new Set<Panel>();
  private readonly voice = new StepVoice(() => this.querySelector('.step-said'));

  constructor() {
    super();
    this.pane = 'code';
    this.panel = 'pictures';
    this.over = false;
    this.selected = this.length = this.hovered = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // -- the run

  /** A run begins; undefined: there is none. */
  begin(ran: Ran | undefined): void {
    this.ran = ran;
    this.recording = makeRecording(ran?.source ?? '', ran?.time ?? 'virtual');
    this.seeker = new Seeker(this.recording);
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.over = this.chained = false;
    this.follows = true;
    this.length = this.hovered = 0;
    this.voice.quiet();
    this.select(0);
  }

  /** More of it. It is drawn soon, but not so often that the run and the page get no time. */
  add(events: readonly TraceEvent[], dropped: number): void {
    this.recording.add(events, dropped);
    this.chained ||= events.some(({ kind }) => kind === 'deferred.made');
    this.waiting ??= setTimeout(() => this.show(), Math.max(0, this.drawn + this.pause - performance.now()));
  }

  /** No more of it comes. */
  end(): void {
    this.over = true;
    this.show();
  }

  /** All of it so far is drawn: now, or where very much has come, as soon as it has been taken in. */
  show(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (!takeIn(this.recording, this.seeker)) {
      this.waiting = setTimeout(() => this.show());
      return;
    }
    const before = performance.now();
    this.length = this.recording.events.length;
    if (this.follows) this.select(this.length);
    void this.updateComplete.then(() => {
      this.drawn = performance.now();
      this.pause = Math.max(shortestPause, 4 * (this.drawn - before));
    });
  }

  get state(): RunState {
    return this.seeker.at(this.selected);
  }

  /** The events of a line of the program. */
  stepsOf(line: number): readonly Seq[] {
    return eventsOfLine(this.recording, line);
  }

  // -- the step

  /** Shows the run after its first `seq` events. */
  seek(seq: Seq): void {
    const { length } = this.recording.events;
    const to = Math.max(0, Math.min(seq, length));
    if (to > this.length) this.length = length;
    this.follows = to === length;
    this.select(to);
    if (this.stepper?.playing) this.voice.quiet();
    else this.voice.say(this.recording, to);
  }

  private get stepper(): Stepper | null {
    return this.querySelector<Stepper>('ravel-stepper');
  }

  /** To the event that printed the program's line of this index. */
  toPrinted(index: number): void {
    const seq = eventOfPrinted(this.recording, index);
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

  private select(seq: Seq): void {
    this.selected = seq;
    const lines = (this.ran?.source.match(/\n/g)?.length ?? 0) + 1;
    const detail: Step = stepOf(this.recording, this.state, lines);
    this.dispatchEvent(new CustomEvent('ravel-step', { detail, bubbles: true }));
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { recording, state, length, panel, hovered, pane, conditions } = this;
    this.opened.add(panel);
    const tall = pane !== 'chains' && pane !== 'timeline';
    return html`<div class="pictures" data-panel=${panel} ?data-chainless=${length > 0 && !this.chained}
      @ravel-seek=${(event: CustomEvent<Seq>) => this.seek(event.detail)} @ravel-hover=${(event: CustomEvent<Seq>) => (this.hovered = event.detail)}>
      <ravel-stepper .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-stepper>
      ${renderPanels(panel, (chosen) => (this.panel = chosen), renderFiles(this, this.waiting === undefined && this.over ? hashOf(recording) : ''))}
      <p class="hidden step-said" role="status" data-testid="step-said"></p>
      <div class="panel panel-chains" ?hidden=${panel !== 'pictures' || (pane === 'timeline' && !tall)}>
        <ravel-chains .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-chains>
        ${length > 0 ? html`<ravel-trail .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-trail>` : nothing}
      </div>
      <div class="panel panel-timeline" ?hidden=${panel !== 'pictures' || (pane === 'chains' && !tall)}>
        <ravel-timeline .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-timeline>
      </div>
      ${panel === 'now' ? html`<div class="panel"><ravel-now .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-now></div>` : nothing}
      ${panel === 'steps' ? html`<div class="panel panel-steps"><ravel-events .recording=${recording} .state=${state} .length=${length} .hovered=${hovered}></ravel-events></div>` : nothing}
      ${conditions && this.opened.has('network') ? html`<div class="panel" ?hidden=${panel !== 'network'}>${renderNetwork(conditions)}</div>` : nothing}
      ${conditions && this.opened.has('seeds') ? html`<div class="panel" ?hidden=${panel !== 'seeds'}>${renderSeeds(conditions)}</div>` : nothing}
    </div>`;
  }
}

customElements.define('ravel-pictures', Pictures);
