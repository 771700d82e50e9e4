// Names: what Deferreds, calls and fetches are called after the program's text.
import type { TraceEvent } from 'ravel/create.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { calledAt, makerAt, pageName, receiverAt, variableAt } from '@web/model/trace/name_guess.js';
import { ProgramText, masked } from '@web/model/trace/program_text.js';
import { traceOf } from '../support/program.mjs';
import { type ProgramName, programOf, traceOfProgram } from './support/programs.js';

/** The names of the Deferreds of a program, in the order in which they were made. */
async function deferredNames(source: string, events?: TraceEvent[]): Promise<string[]> {
  const trace = events ?? (await traceOf(source));
  const recording = makeRecording(source, 'virtual', trace);
  return trace.filter(({ kind }) => kind === 'deferred.made').map(({ deferred }) => recording.nameOf(deferred!));
}
const namesIn = async (name: ProgramName): Promise<string[]> => deferredNames(programOf(name), await traceOfProgram(name));
const head = `import { defer, reactor, task } from 'ravel'\n`;

describe('a Deferred is called', () => {
  test('like the variable that it is put in', async () => {
    expect(await namesIn('errback-lanes')).toEqual(['a', 'b', 'c']);
    expect(await deferredNames(`${head}const user = defer.succeed(1)\nlet photo = new defer.Deferred()`)).toEqual(['user', 'photo']);
  });

  test('with a number where several have the name', async () => {
    expect(await namesIn('first-errback')).toEqual(['d 1', 'd 2']);
  });

  test('like the variable that callbacks are added to, where a function made it', async () => {
    expect((await namesIn('chaining'))[0]).toBe('d');
  });

  test('like the function that gives it', async () => {
    expect((await namesIn('chaining'))[1]).toBe('posts');
    expect(await namesIn('inline-callbacks')).toEqual(['d', 'user', 'posts']);
    expect((await namesIn('first-wins')).slice(0, 3)).toEqual(['ask 1', 'ask 2', 'ask 3']);
  });

  test('and the ends of connections like their side, with a number where there are several', () => {
    const opened = (seq: number, text: string): TraceEvent => ({ seq, time: 0, kind: 'connection.opened', call: seq, text });
    const ends = [opened(1, 'server of chat'), opened(2, 'client of chat'), opened(3, 'server of chat')];
    const names = (events: TraceEvent[]) => events.map(({ seq }) => makeRecording('', 'virtual', events).nameOf(seq));
    expect(names(ends.slice(0, 2))).toEqual(['server', 'client']);
    expect(names(ends)).toEqual(['server 1', 'client', 'server 2']);
    expect(names([...ends, opened(4, 'client of echo')])).toEqual([
      'server 1 of chat',
      'client of chat',
      'server 2 of chat',
      'client of echo',
    ]);
  });

  test('like the list that gathers others', async () => {
    expect((await namesIn('wait-for-all')).filter((name) => name.startsWith('gather'))).toEqual(['gatherResults 1', 'gatherResults 2']);
  });

  test('like the function of inlineCallbacks that it is the result of', async () => {
    const source = `${head}const main = defer.inlineCallbacks(function* () {\n  return 1\n})\nmain()\n`;
    expect(await deferredNames(source)).toEqual(['main']);
  });

  test('like the word of the library that made it', async () => {
    expect(await deferredNames(`${head}task.deferLater(reactor, 1, () => 1)\nreactor.run()`)).toEqual(['deferLater']);
    const lock = `${head}const lock = new defer.DeferredLock()\nlock.run(() => 1)\n`;
    expect((await deferredNames(lock)).some((name) => name.startsWith('lock.run'))).toBe(true);
  });

  test('like the page that is fetched', async () => {
    expect(await namesIn('blocking-input')).toContain('north.test');
    expect(await namesIn('get-page')).toEqual(['far.test']);
  });

  test('by its number where nothing is known', () => {
    const recording = makeRecording('', 'virtual', [{ seq: 1, time: 0, kind: 'deferred.made', deferred: 3, line: 9 }]);
    expect([recording.nameOf(3), recording.nameOf(7)]).toEqual(['Deferred 3', 'Deferred 7']);
  });
});

describe('from a line alone', () => {
  const on = (line: string) => new ProgramText(line);

  test.each([
    ['const d = new defer.Deferred()', 'd'],
    ['this.waiting = new Deferred()', 'waiting'],
    ['const page = client.getPage(url)', 'page'],
    ['  answer = yield ask(1)', 'answer'],
    ['const user = id => task.deferLater(reactor, 1, f)', ''],
    ['const f = async () => new defer.Deferred()', ''],
    ['const d = patient(clock, new defer.Deferred(), 1.0)', ''],
    ['const all = hosts.map(host => client.getPage(host))', ''],
    ['if (a === new defer.Deferred()) x()', ''],
    ['return new defer.Deferred()', ''],
  ])('the variable of %s is "%s"', (line, name) => expect(variableAt(on(line), 1)).toBe(name));

  test.each([
    ['d.addCallback(f).addErrback(g)', 'd'],
    ['  this.page.addBoth(f)', 'page'],
    ['ask(1).addCallback(f)', ''],
    ['a.addCallback(() => b.addCallback(f))', ''],
    ["const text = 'd.addCallback('", ''],
  ])('what %s adds to is "%s"', (line, name) => expect(receiverAt(on(line), 1)).toBe(name));

  test.each([
    ['reactor.callLater(1.0, work)', 'work'],
    ['reactor.callLater(1.0, d.callback, 5)', 'd.callback'],
    ["reactor.callLater(0.5, () => user.callback('Ada'))", 'user.callback'],
    ['reactor.callLater(0.5, () => { stop() })', 'stop'],
    ["reactor.callLater(2.0, () => console.log('x'))", ''],
    ['reactor.callLater(1, a); reactor.callLater(2, b)', ''],
  ])('what %s calls is "%s"', (line, name) => expect(calledAt(on(line), 1)).toBe(name));

  test('a maker is the first call that makes something', () => {
    expect(makerAt(on('lock.run(job, 1).addErrback(f)'), 1)).toBe('lock.run');
    expect(makerAt(on('console.log(defer.gatherResults(all))'), 1)).toBe('gatherResults');
    expect(makerAt(on('if (x) f(1)'), 1)).toBe('f');
  });

  test('a page is its path, or its host', () => {
    expect([pageName('http://a.test/x/y?q=1'), pageName('http://a.test/'), pageName('https://b.test'), pageName('odd')]).toEqual([
      '/x/y',
      'a.test',
      'b.test',
      'odd',
    ]);
  });
});

describe('a call is called', () => {
  const callName = (line: string, text?: string, at: number | undefined = 1): string =>
    makeRecording(line, 'virtual', [{ seq: 1, time: 0, kind: 'call.made', call: 5, line: at, text }]).nameOf(5);

  test('like its function', () => {
    expect(callName('reactor.callLater(1, work)', 'work')).toBe('work');
    expect(callName('reactor.callLater(1, d.callback)', 'callback')).toBe('d.callback');
    expect(callName('reactor.callLater(1, () => d.cancel())')).toBe('d.cancel');
    expect(callName('reactor.callLater(1, function work() {', 'work')).toBe('work');
  });
  test('with what it is given', () => {
    expect(callName("reactor.callLater(1, say, 'hi')", "say('hi')")).toBe("say('hi')");
    expect(callName('reactor.callLater(1, d.callback, x * y)', 'callback(35)')).toBe('d.callback(35)');
    expect(callName('reactor.callLater(1, d.callback, 1)', '(1)')).toBe('d.callback(1)');
    expect(callName('task.deferLater(reactor, 1, f)', 'callback(null)')).toBe('deferLater');
  });
  test('deferLater, with the Deferred that it fires', async () => {
    const events = await traceOfProgram('wait-for-all');
    const recording = makeRecording(programOf('wait-for-all'), 'virtual', events);
    const calls = new Set(events.filter(({ kind }) => kind === 'call.made').map(({ call }) => recording.nameOf(call!)));
    expect([...calls]).toEqual(['group1', 'group2', ...[1, 2, 3, 4, 5, 6].map((n) => `deferLater of ask ${n}`)]);
  });
  test('by its line, or by what asked for it, or by its number', () => {
    expect(callName('reactor.callLater(1, () => {', 'fn')).toBe('fn L1');
    expect(callName('task.deferLater(reactor, 1, f)')).toBe('deferLater');
    expect(makeRecording('', 'virtual', [{ seq: 1, time: 0, kind: 'call.made', call: 5 }]).nameOf(5)).toBe('call 5');
  });
});

describe('a program’s text', () => {
  test('loses its strings and comments, and keeps its places', () => {
    const source = `a('x // {', "y", \`z\n{\`) // b\n/* c {\n */ d`;
    const bare = masked(source);
    expect(bare).toHaveLength(source.length);
    expect(bare.split('\n')).toHaveLength(4);
    expect(bare.replace(/\s+/g, ' ')).toBe('a( , , ) d');
  });

  test('says which function a line is in', () => {
    const program = new ProgramText(programOf('give-up'));
    const lines = programOf('give-up').split('\n');
    const around = (text: string): string => program.functionAt(lines.findIndex((line) => line.includes(text)) + 1);
    expect(around('hungUp = true')).toBe('askForReport');
    expect(around("console.log('server: working')")).toBe('work');
    expect(around('return d')).toBe('askForReport');
    expect(around('report.cancel()')).toBe('pressStop');
    expect(around('const report')).toBe('');
  });

  test('may be anything', () => {
    const odd = [
      "'",
      '`',
      '/*',
      '}}}}',
      '{{{{',
      'const = =>',
      '\u0000\uD800',
      '(((((((((((',
      'a'.repeat(5_000),
      '='.repeat(2_000),
      '('.repeat(2_000),
    ];
    for (const text of odd) {
      const events: TraceEvent[] = [
        { seq: 1, time: 0, kind: 'deferred.made', deferred: 1, line: 1 },
        { seq: 2, time: 0, kind: 'deferred.added', deferred: 1, line: 2 },
        { seq: 3, time: 0, kind: 'call.made', call: 2, line: 99 },
      ];
      const recording = makeRecording(text, 'virtual', events);
      expect(recording.nameOf(1)).not.toBe('');
      expect(recording.nameOf(2)).not.toBe('');
    }
  });
});

describe('a recording', () => {
  test('grows, and names change as others of the name come', async () => {
    const source = programOf('first-errback');
    const events = await traceOf(source);
    const seconds = events.filter(({ kind }) => kind === 'deferred.made').map(({ seq }) => seq);
    const recording = makeRecording(source, 'virtual', events.slice(0, seconds[1]! - 1));
    expect(recording.nameOf(events[seconds[0]! - 1]!.deferred!)).toBe('d');
    const { events: same } = recording;
    recording.add(events.slice(seconds[1]! - 1), 4);
    expect(recording.nameOf(events[seconds[0]! - 1]!.deferred!)).toBe('d 1');
    expect([recording.events, recording.events.length, recording.dropped]).toEqual([same, events.length, 4]);
  });
});
