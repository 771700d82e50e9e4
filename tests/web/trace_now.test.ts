// What is going on at a step.
import type { TraceEvent } from 'ravel/trace_kinds.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { nowOf } from '@web/model/trace/now.js';
import type { Recording } from '@web/model/trace/recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { plainWords } from '@web/model/trace/segments.js';
import { traceOf } from '../support/program.mjs';
import { nth, printing, programRecording } from './support/recordings.js';

describe('now', () => {
  const words = (recording: Recording, count: number) => {
    const { doing, calls, fetches, deferreds } = nowOf(new Seeker(recording).at(count), recording);
    const rows = (list: typeof calls): string[] => list.rows.map((row) => plainWords(row.words));
    return { doing: plainWords(doing), calls: rows(calls), fetches: rows(fetches), deferreds: rows(deferreds) };
  };

  test('says what runs, inside what', async () => {
    const recording = await programRecording('chaining');
    expect(words(recording, 0).doing).toBe('Nothing has run yet.');
    expect(words(recording, 4).doing).toBe('The script runs. The reactor has not begun.');
    expect(words(recording, printing(recording, 'user is')).doing).toMatch(/^Turn 1 runs fn L8, inside .+\.$/);
    expect(words(recording, nth(recording, 'turn.ended')).doing).toMatch(/^The reactor waits 2\.0 s for .+\.$/);
    expect(words(recording, recording.events.length).doing).toBe('The reactor has nothing left to wait for.');
  });

  test('has the calls in the order in which they will run', async () => {
    const source = `import { reactor } from 'ravel'
const late = () => {}, soon = () => {}, never = () => {}, same = () => {}
reactor.callLater(3, late)
reactor.callLater(1, soon)
reactor.callLater(2, never).cancel()
reactor.callLater(1, same)
reactor.run()`;
    const recording = makeRecording(source, 'virtual', await traceOf(source));
    const { calls } = words(recording, nth(recording, 'turn.begun') - 1);
    expect(calls.map((row) => row.replace(/(call \d+|late|soon|same)/, '…'))).toEqual([
      '1.000 …, in 1.0 s',
      '1.000 …, in 1.0 s',
      '3.000 …, in 3.0 s',
    ]);
    const asked = recording.events.filter(({ kind }) => kind === 'call.made').map(({ call }) => call);
    const { rows } = nowOf(new Seeker(recording).at(5), recording).calls;
    expect(rows.map(({ id }) => asked.indexOf(id))).toEqual([1, 3, 0]);
    expect(words(recording, recording.events.length).calls).toEqual([]);
  });

  test('tells what is made in this turn from what waits for the next', async () => {
    const source = `import { reactor } from 'ravel'
const say = text => console.log(text)
function zeroA() {
  console.log('zero A')
  reactor.callLater(0, say, 'zero from A')
}
reactor.callLater(0, zeroA)
reactor.callLater(0, say, 'zero B')
reactor.run()`;
    const recording = makeRecording(source, 'virtual', await traceOf(source));
    const { calls } = words(recording, printing(recording, 'zero A') + 1);
    expect(calls.slice(0, 2)).toEqual([`0.000 say('zero B'), in this turn`, `0.000 say('zero from A'), in the next turn`]);
  });

  test('takes in what a page answers', async () => {
    const recording = await programRecording('get-page');
    expect(words(recording, nth(recording, 'fetch.data')).doing).toBe('Turn 1 takes in an answer of far.test.');
    expect(words(recording, nth(recording, 'turn.begun') - 1).calls[0]).toBe('0.400 answer of far.test, in 0.4 s');
  });

  test('has the fetches on their way and the Deferreds without an end', async () => {
    const pages = await programRecording('get-page');
    expect(words(pages, printing(pages, 'asked for')).fetches).toEqual(['far.test, asked for 0.0 s ago: no answer yet']);
    expect(words(pages, nth(pages, 'fetch.data')).fetches).toEqual(['far.test, asked for 0.4 s ago: 1 piece is there']);
    const chain = await programRecording('chaining');
    expect(words(chain, nth(chain, 'deferred.waits')).deferreds).toEqual(['d waits for posts', 'posts has not fired']);
    const lost = await programRecording('unhandled');
    expect(words(lost, lost.events.length).deferreds).toEqual(['d ended with a Failure that nobody took: disk full']);
  });

  test('counts what would be too much', () => {
    const events = Array.from({ length: 50 }, (_none, i): TraceEvent => ({
      seq: i + 1,
      time: 0,
      kind: 'call.made',
      call: i + 1,
      due: 50 - i,
    }));
    const recording = makeRecording('', 'virtual', events);
    const { calls } = nowOf(new Seeker(recording).at(50), recording);
    expect([calls.rows.length, calls.more, calls.rows[0]!.id]).toEqual([20, 30, 50]);
  });
});
