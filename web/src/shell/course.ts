// The course: chapters and scenarios, and the list that shows them.
import { html, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
import { type Progress, type Sign, signOf } from '../model/moves/progress.js';
import type { Task } from '../model/tasks/format.js';
import { icons } from '../element/icons.js';
import { linkTo } from './address.js';

/** A scenario's parts; the texts are HTML made when the page was built. */
export interface Scenario {
  title: string;
  intro: string;
  look: string;
  question: string;
  answer: string;
  source: string;
  network: Network;
  /** What it prints, in order, for the learner to predict; none: nothing is to be predicted. */
  predict: string[];
  /** Their texts are HTML too. */
  tasks: Task[];
  /** A program for each task, by its id. */
  solutions(): Promise<Record<string, string>>;
}

export interface ScenarioEntry {
  id: string;
  title: string;
  /** How many it has. */
  tasks: number;
  load(): Promise<Scenario>;
}

export interface Chapter {
  title: string;
  scenarios: ScenarioEntry[];
  /** What ends it. */
  challenge?: ScenarioEntry;
}

/** A scenario, and where it stands. */
export interface Found {
  chapter: Chapter;
  entry: ScenarioEntry;
  /** In its chapter, from 0; the challenge stands after the last scenario. */
  place: number;
  next: ScenarioEntry | undefined;
}

export function findScenario(course: Chapter[], id: string): Found | undefined {
  const all = course.flatMap((chapter) => entriesOf(chapter).map((entry, place) => ({ chapter, entry, place })));
  const index = all.findIndex(({ entry }) => entry.id === id);
  const found = all[index];
  return found && { ...found, next: all[index + 1]?.entry };
}

/** The scenarios of a chapter, and its challenge. */
const entriesOf = ({ scenarios, challenge }: Chapter): ScenarioEntry[] => (challenge ? [...scenarios, challenge] : scenarios);

/** The chapters with what fits the words looked for. */
export function searchCourse(course: Chapter[], words: string): { chapter: Chapter; entries: ScenarioEntry[] }[] {
  const wanted = words.trim().toLowerCase();
  const fits = (entry: ScenarioEntry) => `${entry.title} ${entry.id}`.toLowerCase().includes(wanted);
  return course.map((chapter) => ({ chapter, entries: entriesOf(chapter).filter(fits) })).filter(({ entries }) => entries.length > 0);
}

export function renderCourse(course: Chapter[], current: string, progress: Progress, words: string): TemplateResult {
  const chapters = searchCourse(course, words);
  return html`<div class="chapters" data-testid="scenario-list">
    ${chapters.length === 0 ? html`<p class="course-empty">No scenario has “${words}” in its name.</p>` : ''}
    ${chapters.map(({ chapter, entries }) => renderChapter(chapter, entries, current, progress))}
  </div>`;
}

function renderChapter(chapter: Chapter, entries: ScenarioEntry[], current: string, progress: Progress): TemplateResult {
  const all = entriesOf(chapter);
  const signs = all.map((entry) => signOf(entry, progress));
  const done = signs.filter((sign) => sign === 'done').length;
  return html`<section class="chapter">
    <h2><span>${chapter.title}</span> <span class="mono"><span aria-hidden="true">${done}/${all.length}</span><span class="hidden">${done} of ${all.length} done</span></span></h2>
    <div class="stitches" aria-hidden="true">
      ${all.map(({ id }, place) => html`<i class=${signs[place] === 'done' ? 'done' : id === current ? 'here' : signs[place]!}></i>`)}
    </div>
    <ul>
      ${entries.map((entry) => renderEntry(entry, entry === chapter.challenge, entry.id === current, signOf(entry, progress)))}
    </ul>
  </section>`;
}

const signWords: Record<Sign, string> = { open: '', begun: ', begun', done: ', done' };

function renderEntry({ id, title }: ScenarioEntry, challenge: boolean, current: boolean, sign: Sign): TemplateResult {
  const icon = sign === 'done' ? icons.done : current || sign === 'begun' ? icons.current : icons.open;
  return html`<li>
    <a href=${linkTo(id)} data-testid=${challenge ? 'challenge' : 'scenario'} data-id=${id} aria-current=${current ? 'page' : 'false'}
      class="${sign} ${challenge ? 'challenge' : ''}">
      ${icon}<span>${title}<span class="hidden">${signWords[sign]}</span></span>
    </a>
  </li>`;
}
