// What a learner would call a Deferred or a call, guessed from the line of the program that made it.
import type { ProgramText } from './program_text.js';

/** A value on the right of `=` that is a function, and not what a function gave. */
const isFunction = /^(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>|(?:[\w$]+\.)?inlineCallbacks\s*\()/;
const makes = /\bnew\s+(?:[\w$]+\.)?Deferred\s*\(/;
const lists = /\b(gatherResults|DeferredList|race)\s*\(/;
const modules = /^(?:defer|task|client|endpoints)\./;
const notMakers = /^(?:console\.|if$|for$|while$|switch$|catch$|return$|function$)/;

/** The variable that the Deferred made on this line is put in: "d" of `const d = new defer.Deferred()`. */
export function variableAt(program: ProgramText, line: number): string {
  const text = program.line(line);
  const found = /(?:^|[\s;{(,])(?:const\s+|let\s+|var\s+|this\.)?([\w$]+)\s*(?:=(?![=>])|:)\s*(.*)$/.exec(text);
  if (!found) return '';
  const [, name = '', value = ''] = found;
  if (isFunction.test(value)) return '';
  const made = makes.exec(value);
  if (made) return made.index === 0 ? name : '';
  return /^(?:await\s+|yield\s+)?[\w$.]+\s*\(/.test(value) && !/=>.*(?:deferLater|getPage)\(/.test(value) ? name : '';
}

/** The variable whose addCallback, addErrback … stands on this line; '' where there are none or several. */
export function receiverAt(program: ProgramText, line: number): string {
  const text = program.line(line);
  if (lists.test(text)) return '';
  const found = [...text.matchAll(/(?:^|[^\w$.)])(?:[\w$]+\.)*([\w$]+)\s*\.\s*add(?:Callbacks?|Errback|Both|Timeout)\s*\(/g)];
  return found.length === 1 ? found[0]![1]! : '';
}

/** The function whose result it is: the one that it is made in, where the line hands it back. */
export function functionAt(program: ProgramText, line: number): string {
  return /\breturn\b/.test(program.line(line)) || program.isShort(line) ? program.functionAt(line) : '';
}

/** The word of the library that made it, or the function of inlineCallbacks: "gatherResults", "lock.run", "main". */
export function makerAt(program: ProgramText, line: number): string {
  const text = program.line(line);
  const list = lists.exec(text);
  if (list) return list[1]!;
  const calls = [...text.matchAll(/(?:[\w$]+\.)*[\w$]+(?=\s*\()/g)].map(([call]) => call);
  const inline = calls.find((call) => program.isInline(call));
  if (inline) return inline;
  if (makes.test(text)) return '';
  return (
    calls
      .find((call) => !notMakers.test(call))
      ?.replace(modules, '')
      .replace(/^this\./, '') ?? ''
  );
}

export const isList = (name: string): boolean => /^(?:gatherResults|DeferredList|race)$/.test(name);

/** What callLater on this line is to call: "d.callback", "tick", or the function that a short arrow calls. */
export function calledAt(program: ProgramText, line: number): string {
  const found = [...program.line(line).matchAll(/\bcallLater\s*\(/g)];
  if (found.length !== 1) return '';
  const rest = program.line(line).slice(found[0]!.index + found[0]![0].length);
  const given = /^[^,]*,\s*(.*)$/.exec(rest)?.[1] ?? '';
  const arrow = /^(?:async\s*)?\(\s*\)\s*=>\s*\{?\s*([\w$.]+)\s*\(/.exec(given);
  if (arrow) return arrow[1]!.startsWith('console.') ? '' : arrow[1]!;
  return /^((?:[\w$]+\.)*[\w$]+)\s*[,)]/.exec(given)?.[1] ?? '';
}

/** A function of the program: its name, or where it is. */
export const functionName = (name: string, line: number): string => {
  if (name !== '' && name !== 'fn') return name;
  return line > 0 ? `fn L${line}` : 'a function';
};

/** A page in short: its path, or its host where that says nothing. */
export function pageName(url: string): string {
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  if (path.length > 1) return path;
  return host || url;
}
