// <ravel-app>: the page around the playground. Top bar, course, and which scenario is open.
import { LitElement, html, type TemplateResult } from 'lit';
import course from 'virtual:course';
import type { Playground, Program } from '../element/playground.js';
import type { Engine } from '../engine/engine.js';
import { icons } from '../element/icons.js';
import { type Shared, fromHash, isShared, toHash } from '../model/share.js';
import type { Status } from '../model/status.js';
import { type Scenario, findScenario, renderCourse } from './course.js';
import { renderLesson } from './lesson.js';
import { forget, recall, remember } from './memory.js';
import { type Theme, chooseTheme, startTheme, theme } from './theme.js';

const firstScenario = course[0]?.scenarios[0]?.id ?? '';

export class App extends LitElement {
  static override properties = {
    engine: { attribute: false },
    scenarioId: { state: true },
    scenario: { state: true },
    shared: { state: true },
    find: { state: true },
    theme: { state: true },
    menu: { state: true },
    notice: { state: true },
    seen: { state: true },
  };
  declare engine: Engine;
  private declare scenarioId: string;
  private declare scenario: Scenario | undefined;
  private declare shared: Shared | undefined;
  private declare find: string;
  private declare theme: Theme;
  private declare menu: boolean;
  private declare notice: string;
  private declare seen: ReadonlySet<string>;
  private program: Program | undefined;

  constructor() {
    super();
    this.scenarioId = '';
    this.find = '';
    this.theme = theme();
    this.menu = false;
    this.notice = '';
    this.seen = new Set((recall('seen') ?? '').split(' ').filter(Boolean));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    startTheme((now) => (this.theme = now));
    addEventListener('hashchange', () => void this.openHash());
    addEventListener('keydown', (event) => this.keyPressed(event));
    void this.openHash();
  }

  get playground(): Playground | null {
    return this.querySelector('ravel-playground');
  }

  // -- which scenario

  private async openHash(): Promise<void> {
    this.menu = false;
    if (isShared(location.hash)) {
      try {
        this.shared = await fromHash(location.hash);
        await this.open(findScenario(course, this.shared.scenario) ? this.shared.scenario : firstScenario);
        return;
      } catch (error) {
        this.notice = (error as Error).message;
      }
    }
    this.shared = undefined;
    const wanted = /^#scenario=([a-z0-9-]+)$/.exec(location.hash)?.[1];
    if (wanted && !findScenario(course, wanted)) this.notice = `There is no scenario “${wanted}”. This is the first one.`;
    await this.open(wanted && findScenario(course, wanted) ? wanted : firstScenario);
  }

  private async open(id: string): Promise<void> {
    const found = findScenario(course, id);
    if (!found) return;
    try {
      const scenario = await found.entry.load();
      const edited = this.shared ? this.shared.code : recall(`code.${id}`);
      this.program = { id, source: scenario.source, edited, network: scenario.network };
      this.scenarioId = id;
      this.scenario = scenario;
      document.title = `${scenario.title} · Ravel`;
      this.requestUpdate();
      await this.updateComplete;
      const { playground, shared } = this;
      if (playground && shared) {
        playground.time = shared.time;
        playground.seed = shared.seed;
        playground.pane = 'code';
      }
    } catch {
      this.notice = 'This scenario could not be loaded: is the network there? Choose it again to try once more.';
    }
  }

  // -- what the playground tells

  private changed(code: string): void {
    if (!this.program || this.shared) return;
    if (code === this.program.source) forget(`code.${this.program.id}`);
    else remember(`code.${this.program.id}`, code);
  }

  private statusChanged(status: Status): void {
    if ((status === 'finished' || status === 'waiting') && !this.seen.has(this.scenarioId)) {
      this.seen = new Set([...this.seen, this.scenarioId]);
      remember('seen', [...this.seen].join(' '));
    }
  }

  private async share(): Promise<void> {
    const { playground, program } = this;
    if (!playground || !program) return;
    const hash = await toHash({ code: playground.code, scenario: program.id, seed: playground.seed, time: playground.time });
    const link = location.href.replace(/#.*$/, '') + hash;
    history.replaceState(null, '', hash);
    try {
      await navigator.clipboard.writeText(link);
      this.notice = 'The link is copied. Who opens it sees the program and decides to run it.';
    } catch {
      this.notice = 'The link is in the address bar: copy it from there.';
    }
  }

  private keyPressed(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      void this.playground?.run();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      if (this.menu) this.menu = false;
      else void this.playground?.stop();
    } else if (event.key === '/' && !target.closest('input, select, textarea, .cm-editor')) {
      event.preventDefault();
      this.menu = true;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('#find')?.focus());
    }
  }

  // -- drawing

  protected override render(): TemplateResult {
    const found = findScenario(course, this.scenarioId);
    const intro = this.scenario && found ? renderLesson(this.scenario, found.chapter, found.place) : undefined;
    return html`
      <a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}>Go to the program</a>
      <header class="top">
        <button type="button" class="icon-button menu-button" aria-expanded=${this.menu} aria-controls="course" aria-label="Course" @click=${() => (this.menu = !this.menu)}>
          ${this.menu ? icons.close : icons.menu}
        </button>
        <a class="brand" href="#scenario=${firstScenario}">${logo}<span>Ravel</span></a>
        <span class="top-title">${this.scenario?.title ?? ''}</span>
        <button type="button" class="icon-button" aria-label=${this.theme === 'dark' ? 'Light colours' : 'Dark colours'} @click=${() => this.switchTheme()}>
          ${this.theme === 'dark' ? icons.sun : icons.moon}
        </button>
      </header>
      <nav class="course ${this.menu ? 'open' : ''}" id="course" aria-label="Course">
        <label class="find"><span class="hidden">Find a scenario</span>
          <input id="find" type="search" placeholder="Find a scenario" .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} />
          <kbd aria-hidden="true">/</kbd>
        </label>
        ${renderCourse(course, this.scenarioId, this.seen, this.find)}
        <p class="course-foot">Kept in this browser only</p>
      </nav>
      <main id="main" tabindex="-1">
        ${this.notice ? this.renderNotice(this.notice) : ''}
        ${this.shared ? this.renderShared() : ''}
        <ravel-playground
          .engine=${this.engine}
          .program=${this.program}
          .intro=${intro}
          @ravel-change=${(event: CustomEvent<string>) => this.changed(event.detail)}
          @ravel-status=${(event: CustomEvent<Status>) => this.statusChanged(event.detail)}
          @ravel-share=${() => void this.share()}
        ></ravel-playground>
      </main>
    `;
  }

  private renderNotice(text: string): TemplateResult {
    return html`<div class="notice" role="status" data-testid="notice">
      <p>${text}</p>
      <button type="button" class="icon-button" aria-label="Close" @click=${() => (this.notice = '')}>${icons.close}</button>
    </div>`;
  }

  private renderShared(): TemplateResult {
    return html`<div class="notice shared" data-testid="shared">
      <p><strong>Somebody shared this program.</strong> Read it first; it runs when you press Run. Your own is kept.</p>
      <a class="button" href="#scenario=${this.scenarioId}">Back to the scenario</a>
    </div>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  private switchTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    chooseTheme(this.theme);
  }
}

/** Two threads, one solid and one dashed, that cross. */
const logo = html`<svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
  <path class="thread-value" d="M1 4c4 0 5 8 10 8s6-8 10-8" fill="none" stroke-width="2.500" stroke-linecap="round" />
  <path class="thread-failure" d="M1 12c4 0 5-8 10-8s6 8 10 8" fill="none" stroke-width="2.500" stroke-dasharray="5 3" />
  <circle class="thread-end" cx="25" cy="4" r="2" />
</svg>`;

customElements.define('ravel-app', App);
