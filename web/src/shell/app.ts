// <ravel-app>: the page around the playground. Which scenario is open, and what this browser keeps of it.
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import course from 'virtual:course';
import { keepFocus } from '../element/kept_focus.js';
import type { Playground } from '../element/playground.js';
import type { Program } from '../element/program.js';
import type { Engine } from '../engine/engine.js';
import { solvedOf, withSeen, withSolved } from '../model/moves/progress.js';
import { type Shared, keyOf } from '../model/shared.js';
import { type Status, isOver } from '../model/status.js';
import type { TraceFile } from '../model/trace_file.js';
import { linkTo } from './address.js';
import { type Anew, askAnew } from './anew.js';
import { type Scenario, findScenario, renderCourse, searchCourse } from './course.js';
import { dropped, takesFiles } from './drop.js';
import { covers, outOfList, outOfSearch, toSearch, toText } from './finding.js';
import { renderKeys, takeKey } from './keys.js';
import { type Ran, Judging } from './judging.js';
import { Keeper } from './keep/keeper.js';
import { type Moves, renderIntro, renderOutro, renderTasks, showMove } from './lesson.js';
import { type Question, renderNotice, renderQuestion } from './notice.js';
import { Opening, type Shown, type Stage, firstScenario } from './opening.js';
import { isEdited, programOf } from './program_of.js';
import { renderProgress } from './progress.js';
import { handOn, renderShared } from './shared_bar.js';
import { type Theme, chooseTheme, startTheme, theme } from './theme.js';
import { renderTopBar } from './top_bar.js';

export class App extends LitElement implements Stage {
  static override properties = {
    engine: { attribute: false },
    scenarioId: { state: true },
    scenario: { state: true },
    program: { state: true },
    shared: { state: true },
    edited: { state: true },
    find: { state: true },
    theme: { state: true },
    menu: { state: true },
    notice: { state: true },
    questions: { state: true },
  };
  declare engine: Engine;
  declare scenarioId: string;
  declare scenario: Scenario | undefined;
  declare program: Program | undefined;
  /** It is shown in place of one's own. */
  declare shared: Shared | undefined;
  /** The learner has changed the program. */
  declare edited: boolean;
  /** There are changes of the learner's to the scenario itself. */
  own = false;
  declare private find: string;
  declare private theme: Theme;
  declare private menu: boolean;
  declare private notice: string;
  declare private questions: readonly Question[];
  private readonly judging = new Judging(() => this.requestUpdate());
  private readonly keeper = new Keeper(this);
  readonly opening = new Opening(this);

  constructor() {
    super();
    this.scenarioId = '';
    this.edited = false;
    this.find = '';
    this.theme = theme();
    this.menu = false;
    this.notice = '';
    this.questions = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    startTheme((now) => (this.theme = now));
    keepFocus(this);
    addEventListener('keydown', (event) =>
      takeKey(event, {
        run: () => void this.playground?.run(),
        stop: () => (covers(this) ? this.closeMenu() : void this.playground?.stop()),
        find: () => void this.openSearch(),
        showKeys: () => this.showKeys(),
        step: (event) => this.playground?.pictures.takeKey(event) ?? false,
      }),
    );
    this.opening.start();
  }

  get playground(): Playground | null {
    return this.querySelector('ravel-playground');
  }

  // -- which scenario

  private takeFirst(): void {
    const first = searchCourse(course, this.find)[0]?.entries[0];
    if (!first) return;
    this.closeSearch();
    if (linkTo(first.id) === location.href) toText(this);
    else location.href = linkTo(first.id);
  }

  private async openSearch(): Promise<void> {
    this.menu = true;
    await this.updateComplete;
    toSearch(this);
  }

  closeSearch(): void {
    this.find = '';
    this.menu = false;
  }

  private closeMenu(): void {
    outOfList(this);
    this.menu = false;
  }

  /** Another one has been opened: it is read next. */
  private async arrive(): Promise<void> {
    await this.updateComplete;
    await this.playground?.updateComplete;
    toText(this);
  }

  /** Also by the link of the one that is open already. */
  private chosen(event: Event): void {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    this.menu = false;
    if (link.hash === location.hash) toText(this);
  }

  async present({ id, scenario, shared, on }: Shown, wanted: () => boolean): Promise<boolean> {
    const program = await this.keeper.open({ ...programOf(id, scenario, shared, shared && keyOf(shared)), ...on });
    const own = await this.keeper.isEdited(id);
    if (!wanted()) return false;
    this.keeper.enter(program.key);
    const first = this.scenario === undefined;
    const left = this.shared && this.playground?.edited && program.key !== this.program?.key;
    this.closeSearch();
    this.notice = left ? `Your changes to the shared program ${this.stay}: Back, or its link, brings them back.` : '';
    this.judging.forget();
    this.program = program;
    this.shared = shared;
    this.edited = isEdited(program);
    this.own = own;
    this.scenarioId = id;
    this.scenario = scenario;
    document.title = `${scenario.title} · Ravel`;
    if (!first) void this.arrive();
    return true;
  }

  /** A recorded run, of the program in the editor. */
  async play(trace: TraceFile): Promise<void> {
    await this.updateComplete;
    await this.playground?.updateComplete;
    this.playground?.openTrace(trace);
  }

  openWork(file: File): Promise<void> {
    return this.keeper.showWork(file);
  }

  /** What becomes of the learner's changes where something else is opened; '' where there are none. */
  changes(): string {
    if (!this.playground?.edited) return '';
    if (this.shared) return `Your changes to the program that is open ${this.stay}: Back, or its link, brings them back.`;
    return `Your changes to “${this.scenario?.title}” ${this.stay}, and come back with it.`;
  }

  /** Where the learner's changes stay. */
  get stay(): string {
    return this.keeper.losing ? 'are there as long as this page is open' : 'are kept in this browser';
  }

  // -- what the playground tells

  /** It is kept, where the browser does that. */
  private changed(): void {
    this.keeper.took();
    this.edited = this.playground?.edited ?? false;
  }

  private statusChanged(status: Status): void {
    if (status === 'running') this.judging.forget();
    if (isOver(status) && status !== 'failed') void this.saw(this.scenarioId);
  }

  /** After the first run, what to look at is in view. */
  private async saw(id: string): Promise<void> {
    const { progress } = this.keeper;
    const first = !progress.now.seen.has(id);
    if (first) progress.keep(withSeen(progress.now, id));
    // The cards fold away first.
    await new Promise(requestAnimationFrame);
    if (first && this.playground && this.scenario?.predict.length) showMove(this.playground, 'look');
  }

  private async ran(ran: Ran): Promise<void> {
    const { scenario, scenarioId, engine } = this;
    const { progress } = this.keeper;
    if (!scenario) return;
    const solved = await this.judging.judge(scenario, ran, engine);
    if (solved.length > 0) progress.keep(withSolved(progress.now, scenarioId, solved));
  }

  private useCode(code: string): void {
    this.keeper.setAside('solution');
    this.playground?.setCode(code);
  }

  // -- what it says and asks

  say(sentence: string): void {
    this.notice = sentence;
  }

  ask(question: Question): void {
    this.questions = [...this.questions.filter(({ about }) => about !== question.about), question];
  }

  /** Before the page is loaded anew. */
  askAnew(anew: Anew): void {
    void askAnew(anew, this.keeper, (question) => this.ask(question));
  }

  /** The question is no more. */
  withdraw(about: string): void {
    this.questions = this.questions.filter((question) => question.about !== about);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('scenarioId')) this.querySelector('.reading')?.scrollTo(0, 0);
    if (changed.has('scenarioId') || changed.has('menu')) this.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  }

  // -- drawing

  protected override render(): TemplateResult {
    const { scenario, menu, find, keeper, theme: colours } = this;
    const found = findScenario(course, this.scenarioId);
    const moves = this.moves();
    return html`
      <a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}>Go to the program</a>
      ${renderTopBar({
        home: firstScenario,
        title: scenario?.title ?? '',
        menu,
        find,
        theme: colours,
        toggleMenu: () => (this.menu = !menu),
        search: (words) => {
          this.find = words;
          this.menu = true;
        },
        openSearch: () => (this.menu = true),
        takeFirst: () => this.takeFirst(),
        closeSearch: (from) => {
          this.closeSearch();
          outOfSearch(this, from);
        },
        switchTheme: () => this.switchTheme(),
        showKeys: () => this.showKeys(),
      })}
      <nav class="course ${menu ? 'open' : ''}" id="course" aria-label="Course" @click=${(event: Event) => this.chosen(event)}>
        ${renderCourse(course, this.scenarioId, keeper.progress.now, find)} ${renderProgress(keeper)}
      </nav>
      ${menu ? html`<div class="shade" @click=${() => (this.menu = false)}></div>` : nothing}
      <main id="main" tabindex="-1" @focusin=${() => (this.menu = false)} @dragover=${takesFiles} @drop=${(event: DragEvent) => dropped(event, (file) => void this.opening.openFile(file))}
        @ravel-use-code=${(event: CustomEvent<string>) => this.useCode(event.detail)}>
        ${this.questions.map((question) => renderQuestion(question, (about) => this.withdraw(about)))} ${renderNotice(this.notice, () => (this.notice = ''))}
        ${renderShared(this)}
        ${scenario ? renderTasks(scenario, moves, true) : nothing}
        <ravel-playground
          .engine=${this.engine}
          .program=${this.program}
          .intro=${scenario && found ? renderIntro(scenario, found, moves) : undefined}
          .outro=${scenario && found ? renderOutro(scenario, found, moves) : undefined}
          .foot=${keeper.renderFoot()}
          @ravel-change=${() => this.changed()}
          @ravel-network=${() => this.changed()}
          @ravel-reset=${() => keeper.setAside('reset')}
          @ravel-status=${(event: CustomEvent<Status>) => this.statusChanged(event.detail)}
          @ravel-ran=${(event: CustomEvent<Ran>) => void this.ran(event.detail)}
          @ravel-share=${() => void handOn(this, 'link')}
          @ravel-save-program=${() => void handOn(this, 'file')}
          @ravel-notice=${(event: CustomEvent<string>) => (this.notice = event.detail)}
          @ravel-open-file=${(event: CustomEvent<File>) => void this.opening.openFile(event.detail)}
        ></ravel-playground>
      </main>
      ${renderKeys()}
    `;
  }

  private moves(): Moves {
    const { scenarioId, judging } = this;
    const { now: progress } = this.keeper.progress;
    const { results, note, busy } = judging;
    return { ran: progress.seen.has(scenarioId), solved: solvedOf(scenarioId, progress), results, note, busy };
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  private switchTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    chooseTheme(this.theme);
  }

  private showKeys(): void {
    this.querySelector<HTMLDialogElement>('dialog.keys')?.showModal();
  }
}

customElements.define('ravel-app', App);
