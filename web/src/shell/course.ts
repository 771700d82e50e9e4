// The course: chapters and scenarios, and the list that shows them.
import { html, type TemplateResult } from 'lit';
import type { Page } from 'ravel/create.js';
import { icons } from '../element/icons.js';

/** A scenario's parts; the texts are HTML made when the page was built. */
export interface Scenario {
  title: string;
  intro: string;
  look: string;
  question: string;
  answer: string;
  source: string;
  network: Record<string, Page>;
}

export interface ScenarioEntry {
  id: string;
  title: string;
  load(): Promise<Scenario>;
}

export interface Chapter {
  title: string;
  scenarios: ScenarioEntry[];
}

export function findScenario(course: Chapter[], id: string): { chapter: Chapter; entry: ScenarioEntry; place: number } | undefined {
  for (const chapter of course) {
    const place = chapter.scenarios.findIndex((entry) => entry.id === id);
    if (place >= 0) return { chapter, entry: chapter.scenarios[place]!, place };
  }
  return undefined;
}

/** `seen`: the scenarios that were run. */
export function renderCourse(course: Chapter[], current: string, seen: ReadonlySet<string>, find: string): TemplateResult {
  const wanted = find.trim().toLowerCase();
  const fits = (entry: ScenarioEntry) => `${entry.title} ${entry.id}`.toLowerCase().includes(wanted);
  const chapters = course.map((chapter) => ({ chapter, entries: chapter.scenarios.filter(fits) })).filter(({ entries }) => entries.length > 0);
  return html`<div class="chapters" data-testid="scenario-list">
    ${chapters.length === 0 ? html`<p class="course-empty">No scenario has “${find}” in its name.</p>` : ''}
    ${chapters.map(({ chapter, entries }) => renderChapter(chapter, entries, current, seen))}
  </div>`;
}

function renderChapter(chapter: Chapter, entries: ScenarioEntry[], current: string, seen: ReadonlySet<string>): TemplateResult {
  const done = chapter.scenarios.filter(({ id }) => seen.has(id)).length;
  return html`<section class="chapter">
    <h2><span>${chapter.title}</span> <span class="mono" aria-label="${done} of ${chapter.scenarios.length} run">${done}/${chapter.scenarios.length}</span></h2>
    <div class="stitches" aria-hidden="true">
      ${chapter.scenarios.map(({ id }) => html`<i class=${seen.has(id) ? 'done' : id === current ? 'now' : ''}></i>`)}
    </div>
    <ul>
      ${entries.map(
        ({ id, title }) => html`<li>
          <a href="#scenario=${id}" data-testid="scenario" data-id=${id} aria-current=${id === current ? 'page' : 'false'} class=${seen.has(id) ? 'done' : ''}>
            ${seen.has(id) ? icons.done : id === current ? icons.current : icons.open}<span>${title}</span>
          </a>
        </li>`,
      )}
    </ul>
  </section>`;
}
