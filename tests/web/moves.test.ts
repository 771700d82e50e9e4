// The moves of a scenario: predicting, and what is kept of the course.
import { canPredict, moveCard, rightPlaces, shuffle } from '@web/model/moves/prediction.js';
import { type Progress, noProgress, signOf, solvedOf, withSeen, withSolved } from '@web/model/moves/progress.js';

describe('the cards', () => {
  const lines = ['asking', 'asked', 'tick', 'tick', 'done'];

  test('are all there, in an order that is the same each time and another for each name', () => {
    expect([...shuffle(lines, 'a')].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(shuffle(lines, 'a')).toEqual(shuffle(lines, 'a'));
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map((name) => shuffle(lines, name).join())).size).toBeGreaterThan(1);
  });
  test('never lie right', () => {
    for (const few of [
      ['a', 'b'],
      ['a', 'b', 'b'],
      ['a', 'b', 'c'],
    ]) {
      for (let name = 0; name < 200; name++) expect(rightPlaces(shuffle(few, String(name)), few)).toContain(false);
    }
  });
  test('cannot be put in order when they are all alike', () => {
    expect(canPredict(['a', 'a'])).toBe(false);
    expect(canPredict([])).toBe(false);
    expect(canPredict(['a', 'b'])).toBe(true);
    expect(shuffle(['a', 'a'], 'x')).toHaveLength(2);
  });
  test('that read alike may change places', () => {
    expect(rightPlaces([0, 1, 3, 2, 4], lines)).toEqual([true, true, true, true, true]);
    expect(rightPlaces([1, 0, 2, 3, 4], lines)).toEqual([false, false, true, true, true]);
  });
  test('are moved one at a time, to the ends at most', () => {
    expect(moveCard([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
    expect(moveCard([0, 1, 2, 3], 3, 1)).toEqual([0, 3, 1, 2]);
    expect(moveCard([0, 1, 2, 3], 1, -5)).toEqual([1, 0, 2, 3]);
    expect(moveCard([0, 1, 2, 3], 1, 9)).toEqual([0, 2, 3, 1]);
  });
});

describe('progress', () => {
  const entry = { id: 'chat', tasks: 2 };
  const after = (...solved: string[]): Progress => withSolved(noProgress, 'chat', solved);

  test('begins with a run or a task, and is done with the last task', () => {
    expect(signOf(entry, noProgress)).toBe('open');
    expect(signOf(entry, withSeen(noProgress, 'chat'))).toBe('begun');
    expect(signOf(entry, after('t2'))).toBe('begun');
    expect(signOf(entry, after('t2', 't1', 't2'))).toBe('done');
  });
  test('of a scenario without tasks is done with a run', () => {
    expect(signOf({ ...entry, tasks: 0 }, noProgress)).toBe('open');
    expect(signOf({ ...entry, tasks: 0 }, withSeen(noProgress, 'chat'))).toBe('done');
  });
  test('knows tasks by their scenario', () => {
    const both = withSolved(after('t1'), 'chat-2', ['t2']);
    expect([...solvedOf('chat', both)]).toEqual(['t1']);
    expect(solvedOf('echo', both).size).toBe(0);
  });
});
