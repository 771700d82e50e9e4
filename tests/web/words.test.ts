// States, times and figures in words.
import { count, showFacts } from '@web/model/facts.js';
import { type Status, canStop, isOver, showTime, statusSentence, statusWord } from '@web/model/status.js';

const all: Status[] = ['loading', 'idle', 'running', 'waiting', 'finished', 'stopped', 'failed'];

test('every state has a word and a sentence', () => {
  for (const status of all) {
    expect(statusWord(status)).toMatch(/^[A-Z][a-z]+$/);
    expect(statusSentence(status)).toMatch(/\.$/);
  }
});

test('only what runs can be stopped', () => {
  expect(all.filter(canStop)).toEqual(['running', 'waiting']);
});

test('a run is over where nothing more happens by itself', () => {
  expect(all.filter(isOver)).toEqual(['waiting', 'finished', 'stopped', 'failed']);
});

test('times have three decimals; one that is not known has none', () => {
  expect(showTime(0)).toBe('0.000');
  expect(showTime(1.5)).toBe('1.500');
  expect(showTime(Number.NaN)).toBe('');
});

test('figures of a run', () => {
  const facts = { time: 'virtual' as const, seed: 1, seconds: 3, took: 12.4, printed: 1, errors: 0 };
  expect(showFacts(facts)).toEqual([
    ['virtual time', '3.000 s'],
    ['printed', '1 line'],
    ['errors', 'none'],
    ['took', '12 ms'],
    ['seed', '1'],
  ]);
  expect(Object.fromEntries(showFacts({ ...facts, seconds: Number.NaN, took: 2345, printed: 10_000, errors: 2 }))).toEqual({
    printed: '10,000 lines',
    errors: '2',
    took: '2.35 s',
    seed: '1',
  });
  expect(count(0, 'line')).toBe('0 lines');
});
