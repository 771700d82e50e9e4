// The course: finding scenarios, and the texts that the build makes of them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Chapter, findScenario, searchCourse } from '@web/shell/course.js';
import { scenarios } from '../../web/build/scenarios.js';

const entry = (id: string, title: string) => ({
  id,
  title,
  tasks: 2,
  load: () => Promise.reject(new Error('not here')),
});
const course: Chapter[] = [
  {
    title: 'One',
    scenarios: [entry('print-later', 'Later is a place in time'), entry('two-things', 'Waiting overlaps')],
  },
  { title: 'Two', scenarios: [entry('first-deferred', 'An empty box')] },
];

describe('a scenario', () => {
  test('is found with its place and what follows, over the end of its chapter too', () => {
    expect(findScenario(course, 'two-things')).toMatchObject({
      place: 1,
      chapter: { title: 'One' },
      next: { id: 'first-deferred' },
    });
    expect(findScenario(course, 'first-deferred')?.next).toBeUndefined();
    expect(findScenario(course, 'nothing')).toBeUndefined();
  });
  test('is looked for by words of its title and by its name', () => {
    expect(searchCourse(course, 'BOX').map(({ entries }) => entries[0]?.id)).toEqual(['first-deferred']);
    expect(searchCourse(course, 'print-l')[0]?.entries).toHaveLength(1);
    expect(searchCourse(course, ' ')).toHaveLength(2);
    expect(searchCourse(course, 'xyz')).toEqual([]);
  });
});

const home = fileURLToPath(new URL('../../web/scenarios', import.meta.url));

describe('the course', () => {
  const chapters = JSON.parse(readFileSync(`${home}/course.json`, 'utf8')) as {
    chapter: string;
    scenarios: string[];
  }[];
  const order = chapters.flatMap((chapter) => chapter.scenarios);
  const places = chapters.flatMap(({ chapter, scenarios: ids }, index) => ids.map((id) => [id, `${index + 1} ${chapter}`] as const));

  test.each(places)('has met before %s what that needs', (id, place) => {
    const text = readFileSync(`${home}/${id}/text.md`, 'utf8');
    expect(/^chapter: (.*)$/m.exec(text)?.[1]).toBe(place);
    const needs = /^needs: \[(.*)\]$/m.exec(text)![1]!.split(', ').filter(Boolean);
    expect(order.slice(0, order.indexOf(id))).toEqual(expect.arrayContaining(needs));
  });
});

describe('the build', () => {
  const plugin = scenarios(home);
  const load = (id: string) => (plugin.load as (this: unknown, id: string) => string).call({ addWatchFile() {} }, `\0virtual:${id}`);
  const courseModule = load('course');
  const ids = [...courseModule.matchAll(/"id":"([a-z0-9-]+)"/g)].map(([, id]) => id!);

  test('has scenarios', () => expect(ids).toContain('print-later'));
  test.each(ids)('makes a page of %s', (id) => {
    const json = /^export default \{ \.\.\.(.*), solutions: \(\) => import\('virtual:solutions\/(.*)'\)\.then\(m => m\.default\) \}$/.exec(
      load(`scenario/${id}`),
    );
    expect(json?.[2]).toBe(id);
    const made = JSON.parse(json![1]!) as Record<string, string>;
    for (const part of ['title', 'intro', 'look', 'question', 'answer', 'source']) expect(made[part], part).toBeTruthy();
    expect(made.intro).toMatch(/^<p>/);
    expect(made.source).toContain("from 'ravel'");
  });
  test('has the lines to predict and the tasks beside a scenario, and their solutions apart', () => {
    const scenario = load('scenario/print-later');
    expect(scenario).toContain('"predict":["asking","asked","the future is here"]');
    expect(scenario).toContain('The first number given to <code>callLater</code>');
    expect(scenario).not.toContain('2.5, say');
    expect(Object.keys(JSON.parse(load('solutions/print-later').replace('export default ', '')) as object)).toEqual(['t1', 't2']);
  });
});
