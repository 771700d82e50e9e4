// <ravel-stepper>: through the events of a recording, one by one, by hand or by itself.
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { ofFailures, ofSubject, subjectOf } from '../../model/trace/moves.js';
import { type Speed, restAfter, speedName, speeds } from '../../model/trace/pace.js';
import type { Recording } from '../../model/trace/recording.js';
import { type Segment, plainWords, say } from '../../model/trace/segments.js';
import type { Id, RunState, Seq } from '../../model/trace/state.js';
import { sentenceOf } from '../../model/trace/words.js';
import { icons } from '../icons.js';
import type { StepAction } from './keys.js';
import { pictureProperties, renderWords, seek } from './shared.js';
import { stepIcons } from './step_icons.js';

/** Of a recording that is full: that it ends here, and the run did not. */
function endOf({ events, dropped }: Recording, at: Seq): Segment[] {
  if (dropped === 0 || at < events.length) return [];
  return say`. The recording is full: ${dropped.toLocaleString('en')} more steps were not kept`;
}

/** Events: `ravel-seek` (detail: the step to go to). `act` does what a key asks for. */
export class Stepper extends LitElement {
  static override properties = { ...pictureProperties, playing: { state: true }, speed: { state: true } };
  declare recording: Recording | undefined;
  declare state: RunState | undefined;
  declare length: number;
  declare playing: boolean;
  /** How fast it plays: what is given, until the reader chooses. */
  declare speed: Speed;

  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The Deferred that is followed from step to step, and the step where that has led. */
  private followed: { seq: Seq; id: Id } | undefined;

  constructor() {
    super();
    this.length = 0;
    this.playing = false;
    this.speed = 1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  act(action: StepAction): void {
    const { at } = this;
    if (action === 'play') return this.playing ? this.pause() : this.play();
    if (action === 'slower' || action === 'faster') return this.setSpeed(this.speed * (action === 'faster' ? 2 : 0.5));
    this.pause();
    if (action === 'first') this.go(Math.min(1, this.length));
    else if (action === 'back') this.go(at - 1);
    else if (action === 'forward') this.go(at + 1);
    else if (action === 'last') this.go(this.length);
    else if (action === 'next-failure') this.go(this.recording ? ofFailures(this.recording, at).next || at : at);
    else this.follow(action === 'next-of-this' ? 'next' : 'previous');
  }

  pause(): void {
    clearTimeout(this.timer);
    this.playing = false;
  }

  private get at(): Seq {
    return this.state?.count ?? 0;
  }

  private go(seq: Seq): void {
    if (seq >= 0 && seq <= this.length && seq !== this.at) seek(this, seq);
  }

  // -- this Deferred

  /** What the step is about; on the way along a Deferred, that one. */
  private get subject(): Id {
    if (!this.recording) return 0;
    return this.followed?.seq === this.at ? this.followed.id : subjectOf(this.recording, this.at);
  }

  private follow(way: 'next' | 'previous'): void {
    const id = this.subject;
    const seq = this.recording && id ? ofSubject(this.recording, this.at, id)[way] : 0;
    if (seq === 0) return;
    this.followed = { seq, id };
    this.go(seq);
  }

  // -- playing

  private play(): void {
    if (this.length === 0) return;
    this.playing = true;
    if (this.at < this.length) return this.rest();
    this.go(1);
    this.rest(1);
  }

  /** `at`: the step that is shown; the state of one that was gone to just now comes with the next drawing. */
  private rest(at = this.at): void {
    clearTimeout(this.timer);
    const next = this.recording?.events[at];
    if (!next) return this.pause();
    this.timer = setTimeout(() => this.playOn(), restAfter(this.recording?.events[at - 1], next, this.speed));
  }

  private playOn(): void {
    if (this.at >= this.length) return this.pause();
    const next = this.at + 1;
    this.go(next);
    this.rest(next);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recording') && changed.get('recording')) this.pause();
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { recording, at, length } = this;
    const words = recording ? [...sentenceOf(recording, at), ...endOf(recording, at)] : [];
    const digits = String(length).length;
    return html`<div class="stepper" role="group" aria-label="Steps">
      <div class="step-top">
        <div class="step-buttons">
          ${this.renderButton('first', 'step-first', 'First step (Home)', stepIcons.first, at <= 1)}
          ${this.renderButton('back', 'step-back', 'Step back (,)', stepIcons.back, at <= 0)}
          <span class="step-count mono" data-testid="step-count" .style=${`min-width: ${digits * 2 + 2}ch`}><b>${at}</b>/${length}</span>
          ${this.renderButton('forward', 'step-forward', 'Step forward (.)', stepIcons.forward, at >= length)}
          ${this.renderButton('last', 'step-last', 'Last step (End)', stepIcons.last, at >= length)}
        </div>
        <p class="step-sentence" data-testid="step-sentence" title=${plainWords(words)}>${renderWords(words)}</p>
      </div>
      <div class="step-bottom">
        ${this.renderPlay()}
        <input class="step-range" data-testid="seek" type="range" min="0" max=${length} .value=${String(at)} aria-label="Step"
          aria-valuetext="step ${at} of ${length}: ${plainWords(words)}" .style=${`--at: ${length === 0 ? 0 : (at / length) * 100}%`}
          ?disabled=${length === 0} @input=${(event: Event) => this.drag(event)} />
        ${this.renderFollow()}
      </div>
    </div>`;
  }

  private renderPlay(): TemplateResult {
    return html`<div class="step-play">
      <button type="button" class="icon-button" data-testid="play" aria-label=${this.playing ? 'Pause' : 'Play'} title="Play and pause (p)"
        ?disabled=${this.length === 0} @click=${() => this.act('play')}>${this.playing ? stepIcons.pause : stepIcons.play}</button>
      <label class="field" title="How fast it plays">
        <span class="hidden">Speed</span>
        <select class="mono" data-testid="speed" @change=${(event: Event) => this.setSpeed(Number((event.target as HTMLSelectElement).value))}>
          ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speedName(speed)}</option>`)}
        </select>
        ${icons.down}
      </label>
    </div>`;
  }

  private renderFollow(): TemplateResult {
    const { recording, subject: id } = this;
    const { previous, next } = recording && id ? ofSubject(recording, this.at, id) : { previous: 0, next: 0 };
    const name = recording && id ? recording.nameOf(id) : '';
    return html`<div class="step-follow">
      ${this.renderButton('previous-of-this', 'step-previous-of', `Previous step of ${name || 'this Deferred'} ([)`, stepIcons.previousOf, previous === 0)}
      <code class="step-subject" title=${name}>${name || html`<span aria-hidden="true">–</span>`}</code>
      ${this.renderButton('next-of-this', 'step-next-of', `Next step of ${name || 'this Deferred'} (])`, stepIcons.nextOf, next === 0)}
    </div>`;
  }

  private renderButton(action: StepAction, id: string, words: string, icon: TemplateResult, off: boolean): TemplateResult {
    return html`<button type="button" class="icon-button step-button" data-testid=${id} aria-label=${words} title=${words} ?disabled=${off}
      @click=${() => this.act(action)}>${icon}</button>`;
  }

  private setSpeed(speed: number): void {
    this.speed = speeds.find((each) => each === speed) ?? this.speed;
    if (this.playing) this.rest();
  }

  private drag(event: Event): void {
    this.pause();
    this.go(Number((event.target as HTMLInputElement).value));
  }
}

customElements.define('ravel-stepper', Stepper);
