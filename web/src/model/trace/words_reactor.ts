// Sentences for what happens to the reactor, its calls, fetches, connections, and for what is printed.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall, isAnswer } from './call_text.js';
import { type Segment, code, failure, say, seconds, shown } from './segments.js';
import type { Teller } from './teller.js';
import { carriedWords, shortened } from './value_words.js';
import type { Sentence } from './words.js';

/** Who did it: the function that runs, or the script. */
function doer(event: TraceEvent, tell: Teller): Segment[] {
  const running = tell.running(event.seq);
  if (running?.kind === 'deferred.entered') return [code(tell.pairFunction(running))];
  const around = tell.functionAt(event.line);
  if (running && (around === '' || isOwn(running, tell))) return [code(functionOfCall(tell.name(running.call).text))];
  if (around !== '') return [code(around)];
  return tell.index.context(event.seq).turn === 0 ? say`the script` : say`the program`;
}

/** Whether a call is of a function of the program's, and not of the library's, which then calls the program. */
function isOwn(running: TraceEvent, tell: Teller): boolean {
  const { text: name } = tell.name(running.call);
  const { text = '' } = tell.index.made(running.call ?? 0) ?? {};
  return name.startsWith('fn L') || name === text || (text !== '' && name.endsWith(`.${text}`));
}

const printedWords: Sentence = (event, tell) => {
  const running = tell.running(event.seq);
  const text = code(shortened(event.text ?? ''));
  if (running?.kind !== 'deferred.entered') return say`${doer(event, tell)} prints ${text}`;
  const given = carriedWords({ lane: running.lane ?? 'callback', text: running.text ?? '' });
  return say`${doer(event, tell)} runs with ${given} and prints ${text}`;
};

const turnWords: Sentence = (event, tell) => {
  const { turn } = tell.index.context(event.seq);
  const before = tell.before(event);
  const passed = event.time - (before?.time ?? 0);
  if (turn === 1) return say`the script is done${passed > 0 ? `, ${seconds(passed)} pass` : ''}: the reactor’s first turn begins`;
  return say`${passed > 0 ? `${seconds(passed)} pass, ` : ''}turn ${code(String(turn))} begins`;
};

const callWords: Sentence = (event, tell) => {
  if (event.other) return say`${tell.name(event.call)} is to be called when the Clock is at ${code(shown(event.due ?? 0))}`;
  const wait = (event.due ?? 0) - event.time;
  const when = wait > 0 ? say`in ${seconds(wait)}, at ${code(shown(event.due ?? 0))}` : say`in the next turn`;
  if (isAnswer(tell.name(event.call).text)) return say`an ${tell.name(event.call)} is to come ${when}`;
  return say`${tell.name(event.call)} is to be called ${when}`;
};

const runsWords: Sentence = (event, tell) => {
  const asked = tell.index.event(tell.index.context(event.seq).cause);
  const known = asked?.call === event.call && !tell.index.made(event.call ?? 0)?.other;
  // A moment of 0 is left out of the event.
  const late = known ? event.time - (asked?.due ?? 0) : 0;
  const name = tell.name(event.call);
  if (isAnswer(name.text)) return late >= 0.001 ? say`an ${name} comes in, ${seconds(late)} late` : say`an ${name} comes in`;
  return late >= 0.001 ? say`${name} runs, ${seconds(late)} late` : say`${name} is due and runs`;
};

const blockedWords: Sentence = (event, tell) => {
  const length = (event.due ?? event.time) - event.time;
  const until = length > 0 ? say` for ${seconds(length)}, until ${code(shown(event.due!))}` : [];
  // Before the first turn no reactor is held up, if there is one at all.
  const whom = tell.index.context(event.seq).turn === 0 ? '' : ' the reactor';
  return say`${doer(event, tell)} blocks${whom}${until}: nothing else can run`;
};

const testWords: Sentence = ({ text = '', lane, pair = 0 }) =>
  say`the test ${code(shortened(text))} ${lane === 'errback' ? 'fails' : 'passes'}, ${code(String(pair))} ${pair === 1 ? 'check' : 'checks'}`;

export const reactorWords: [string, Sentence][] = [
  ['call.made', callWords],
  ['call.moved', ({ call, due = 0 }, tell) => say`${tell.name(call)} is now to be called at ${code(shown(due))}`],
  ['call.cancelled', ({ call }, tell) => say`${tell.name(call)} will not be called: cancelled`],
  ['call.entered', runsWords],
  [
    'call.left',
    ({ call }, tell) =>
      say`${isAnswer(tell.name(call).text) ? 'the ' : ''}${tell.name(call)} is ${isAnswer(tell.name(call).text) ? 'dealt with' : 'done'}`,
  ],
  ['clock.advanced', ({ due = 0 }) => say`the Clock is moved on to ${code(shown(due))}`],
  ['turn.begun', turnWords],
  ['turn.ended', ({ seq }, tell) => say`turn ${code(String(tell.index.context(seq).turn))} ends`],
  ['idle', () => say`nothing is left to wait for: the reactor is idle`],
  ['blocked', blockedWords],
  ['fetch.begun', ({ text = '' }) => say`the page ${code(shortened(text))} is asked for`],
  ['fetch.data', ({ call }, tell) => say`a piece of ${tell.name(call)} arrives`],
  ['fetch.done', ({ call }, tell) => say`${tell.name(call)} is there, the whole of it`],
  ['fetch.failed', ({ call, text = '' }, tell) => say`${tell.name(call)} can’t be fetched: ${failure(shortened(text))}`],
  ['fetch.aborted', ({ call }, tell) => say`the fetch of ${tell.name(call)} is given up`],
  ['printed', printedWords],
  ['logged', ({ text = '' }) => say`an error is logged: ${failure(shortened(text))}`],
  ['connection.opened', ({ call }, tell) => say`the connection ${tell.name(call)} opens`],
  ['connection.data', ({ call, text = '' }, tell) => say`${code(shortened(text))} arrives at ${tell.name(call)}`],
  ['connection.closed', ({ call }, tell) => say`the connection ${tell.name(call)} is closed`],
  ['connection.dropped', ({ call }, tell) => say`${tell.name(call)} is closed: what is written to it is dropped`],
  ['test.done', testWords],
];
