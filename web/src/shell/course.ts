// The course: chapters and scenarios, and the list that shows them.
import { html, type TemplateResult } from 'lit';
import type { Network } from 'ravel/create.js';
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
  /** In its chapter, from 0. */
  place: number;
  next: ScenarioEntry | undefined;
}

export function findScenario(course: Chapter[], id: string): Found | undefined {
  const all = course.flatMap((chapter) => chapter.scenarios.map((entry, place) => ({ chapter, entry, place })));
  const index = all.findIndex(({ entry }) => entry.id === id);
  const found = all[index];
  return found && { ...found, next: all[index + 1]?.entry };
}

/** The chapters with what fits the words looked for. */
export function searchCourse(course: Chapter[], words: string): { chapter: Chapter; entries: ScenarioEntry[] }[] {
  const wanted = words.trim().toLowerCase();
  const fits = (entry: ScenarioEntry) => `${entry.title} ${entry.id}`.toLowerCase().includes(wanted);
  return course.map((chapter) => ({ chapter, entries: chapter.scenarios.filter(fits) })).filter(({ entries }) => entries.length > 0);
}

/** `seen`: the scenarios that were run to their end. */
export function renderCourse(course: Chapter[], current: string, seen: ReadonlySet<string>, words: string): TemplateResult {
  const chapters = searchCourse(course, words);
  return html`<div class="chapters" data-testid="scenario-list">
    ${chapters.length === 0 ? html`<p class="course-empty">No scenario has “${words}” in its name.</p>` : ''}
    ${chapters.map(({ chapter, entries }) => renderChapter(chapter, entries, current, seen))}
  </div>`;
}

function renderChapter(
  { title, scenarios }: Chapter,
  entries: ScenarioEntry[],
  current: string,
  seen: ReadonlySet<string>,
): TemplateResult {
  const done = scenarios.filter(({ id }) => seen.has(id)).length;
  return html`<section class="chapter">
    <h2><span>${title}</span> <span class="mono"><span aria-hidden="true">${done}/${scenarios.length}</span><span class="hidden">${done} of ${scenarios.length} run</span></span></h2>
    <div class="stitches" aria-hidden="true">
      ${scenarios.map(({ id }) => html`<i class=${seen.has(id) ? 'done' : id === current ? 'now' : ''}></i>`)}
    </div>
    <ul>
      ${entries.map((entry) => renderEntry(entry, entry.id === current, seen.has(entry.id)))}
    </ul>
  </section>`;
}

function renderEntry({ id, title }: ScenarioEntry, current: boolean, done: boolean): TemplateResult {
  return html`<li>
    <a href=${linkTo(id)} data-testid="scenario" data-id=${id} aria-current=${current ? 'page' : 'false'} class=${done ? 'done' : ''}>
      ${done ? icons.done : current ? icons.current : icons.open}<span>${title}${done ? html`<span class="hidden">, run</span>` : ''}</span>
    </a>
  </li>`;
}
