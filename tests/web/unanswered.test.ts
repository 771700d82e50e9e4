// Unanswered: a page that does not come is named once, after a while.
import type { TraceEvent } from 'ravel/create.js';
import { Unanswered } from '@web/engine/unanswered.js';

const begun = (call: number, text: string) => ({ kind: 'fetch.begun', call, text }) as TraceEvent;
const done = (call: number, kind: 'done' | 'failed' | 'aborted' = 'done') => ({ kind: `fetch.${kind}`, call }) as TraceEvent;

function unanswered() {
  const said: string[] = [];
  return { said, watch: new Unanswered((sentence) => said.push(sentence)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one that answers in time is not named, whatever its answer', () => {
  const { said, watch } = unanswered();
  watch.saw([begun(1, 'a'), begun(2, 'b'), begun(3, 'c')]);
  vi.advanceTimersByTime(9_900);
  watch.saw([done(1), done(2, 'failed'), done(3, 'aborted')]);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});

test('one that does not is named once', () => {
  const { said, watch } = unanswered();
  watch.saw([begun(1, 'http://slow.test/')]);
  vi.advanceTimersByTime(9_999);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([
    'No answer from http://slow.test/ for 10 seconds. The program waits on: Stop ends it, addTimeout gives up by itself.',
  ]);
});

test('several at once are one sentence; one that was asked for later has its own time', () => {
  const { said, watch } = unanswered();
  watch.saw([begun(1, 'a'), begun(2, 'b'), begun(3, 'c')]);
  vi.advanceTimersByTime(4_000);
  watch.saw([begun(4, 'd'), done(2)]);
  vi.advanceTimersByTime(6_000);
  expect(said.map((sentence) => sentence.split(' for ')[0])).toEqual(['No answer from a nor from 1 more']);
  vi.advanceTimersByTime(4_000);
  expect(said.map((sentence) => sentence.split(' for ')[0])).toEqual(['No answer from a nor from 1 more', 'No answer from d']);
});
