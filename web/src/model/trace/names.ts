// Names: what the learner calls the Deferreds, calls, fetches and connections of a run.
import type { TraceEvent } from 'ravel/create.js';
import { answerOf, functionOfCall, givenToCall } from './call_text.js';
import { calledAt, functionAt, functionName, isList, makerAt, pageName, receiverAt, variableAt } from './name_guess.js';
import { ProgramText } from './program_text.js';
import type { Id } from './state.js';

/** What is known of a Deferred: where it was made, and the names it may have. */
interface Known {
  line: number;
  /** The best single name; and what it is called where that is not its alone. */
  name: string;
  other: string;
}

/** Takes events as they come, in order. Several of one name are numbered: "d 1", "d 2". */
export class Names {
  private readonly program: ProgramText;
  private readonly deferreds = new Map<Id, Known>();
  private readonly others = new Map<Id, string>();
  /** The Deferreds that calls of deferLater fire. */
  private readonly fires = new Map<Id, Id>();
  /** The calls that bring what the simulated network answers: those asked for right after a fetch began. */
  private readonly brings = new Map<Id, Id>();
  private before: TraceEvent | undefined;
  private lastMade: { id: Id; line: number } | undefined;
  /** With numbers; undefined: something changed since they were made. */
  private names: Map<Id, string> | undefined;
  private readonly guessed = new Map<string, string>();

  constructor(source: string) {
    this.program = new ProgramText(source);
  }

  of(id: Id): string {
    const other = this.others.get(id);
    const fired = this.fires.get(id);
    if (other !== undefined) return fired === undefined ? other : `${other} of ${this.of(fired)}`;
    this.names ??= this.numbered();
    return this.names.get(id) ?? `Deferred ${id}`;
  }

  functionAt(line: number): string {
    return this.once('around', line, () => this.program.functionAt(line));
  }

  take(event: TraceEvent): void {
    this.takeKind(event);
    this.before = event;
  }

  private takeKind(event: TraceEvent): void {
    const { kind, deferred = 0, call = 0, line = 0, text = '' } = event;
    if (kind === 'deferred.made') {
      this.made(deferred, line, '');
      this.lastMade = { id: deferred, line };
    } else if (kind === 'deferred.added') {
      this.added(deferred, line);
    } else if (kind === 'call.made' && this.isAnswer(event)) {
      const fetch = this.before?.kind === 'fetch.begun' ? (this.before.call ?? 0) : this.brings.get(this.before?.call ?? 0)!;
      this.brings.set(call, fetch);
      this.others.set(call, answerOf(this.of(fetch)));
    } else if (kind === 'call.made') {
      const name = this.callNameWithGiven(line, text) || `call ${call}`;
      this.others.set(call, name);
      // deferLater makes a Deferred, and then asks for the call that fires it.
      if (name === 'deferLater' && this.lastMade?.line === line) this.fires.set(call, this.lastMade.id);
    } else if (kind === 'fetch.begun') {
      this.others.set(call, pageName(text));
      if (deferred) this.made(deferred, this.deferreds.get(deferred)?.line || line, pageName(text));
    } else if (kind === 'connection.opened') {
      this.others.set(call, text || `connection ${call}`);
    }
  }

  private isAnswer({ text = '' }: TraceEvent): boolean {
    const { before } = this;
    return text === '' && (before?.kind === 'fetch.begun' || (before?.kind === 'call.made' && this.brings.has(before.call ?? 0)));
  }

  private made(id: Id, line: number, page: string): void {
    const { program } = this;
    const variable = this.once('variable', line, () => variableAt(program, line));
    const maker = this.once('maker', line, () => makerAt(program, line));
    const around = this.functionAt(line);
    const returned = this.once('returned', line, () => functionAt(program, line));
    const sure = isList(maker) || program.isInline(maker) ? maker : '';
    const name = variable || page || sure;
    this.deferreds.set(id, { line, name, other: page || sure || (variable ? around : returned || maker) });
    this.names = undefined;
  }

  /** A Deferred that came from a function is called what it is called where callbacks are added to it. */
  private added(id: Id, line: number): void {
    const known = this.deferreds.get(id);
    if (!known || known.name !== '' || line === 0 || line === known.line) return;
    const receiver = this.once('receiver', line, () => receiverAt(this.program, line));
    if (receiver === '') return;
    known.name = receiver;
    this.names = undefined;
  }

  /** What the library's own calls are given is not the program's business. */
  private callNameWithGiven(line: number, text: string): string {
    const own = functionOfCall(text);
    const name = this.callName(line, own);
    const named = own === '' ? /\bcallLater\s*\(/.test(this.program.line(line)) : name === own || name.endsWith(`.${own}`);
    return named ? name + givenToCall(text) : name;
  }

  private callName(line: number, text: string): string {
    const called = this.once('called', line, () => calledAt(this.program, line));
    if (called !== '' && (text === '' || text === 'fn' || called.endsWith(`.${text}`))) return called;
    // What the library asks for, such as deferLater, is called like the library's word.
    const own = text !== '' && text !== 'fn' && text !== 'callback' && text !== 'errback';
    const asks = /\bcallLater\s*\(/.test(this.program.line(line));
    const maker = own || asks ? '' : this.once('maker', line, () => makerAt(this.program, line));
    if (maker === '' && text !== '' && text !== 'fn') return text;
    return maker || (line > 0 ? functionName('', line) : '');
  }

  /** What is guessed of a line, once. */
  private once(what: string, line: number, guess: () => string): string {
    if (line === 0) return '';
    const key = `${what} ${line}`;
    const known = this.guessed.get(key);
    if (known !== undefined) return known;
    const guessed = guess();
    this.guessed.set(key, guessed);
    return guessed;
  }

  private numbered(): Map<Id, string> {
    const base = new Map<Id, string>();
    const lines = new Map<string, Set<number>>();
    for (const { name, line } of this.deferreds.values()) if (name) lines.set(name, (lines.get(name) ?? new Set()).add(line));
    const counts = new Map<string, number>();
    for (const { name } of this.deferreds.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const [id, { name, other }] of this.deferreds) {
      const isPage = other !== name && /[./]/.test(other);
      const shared = (lines.get(name)?.size ?? 0) > 1 || (isPage && counts.get(name)! > 1);
      base.set(id, (shared ? other || name : name || other) || '');
    }
    const total = new Map<string, number>();
    for (const name of base.values()) total.set(name, (total.get(name) ?? 0) + 1);
    const used = new Map<string, number>();
    const names = new Map<Id, string>();
    for (const [id, name] of base) {
      const number = (used.get(name) ?? 0) + 1;
      used.set(name, number);
      names.set(id, name === '' ? `Deferred ${id}` : total.get(name)! > 1 ? `${name} ${number}` : name);
    }
    return names;
  }
}
