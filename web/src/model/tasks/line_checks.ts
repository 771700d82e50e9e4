// Checks of printed lines: which, when, in which turn and in what order.
import type {
  AfterCheck,
  AskedCheck,
  AtCheck,
  BeforeCheck,
  LineCheck,
  LinesCheck,
  Match,
  OutCheck,
  SameTurnCheck,
  TurnCheck,
} from './format.js';
import type { PlacedLine, RunIndex } from './index_run.js';
import { fitsNumber, listed, many, matches, quote, sayHowMany, times } from './match.js';
import { milliseconds, sameTime, showSeconds } from './run_record.js';

// Each gives '' when the check holds, else what is missing.

const find = (match: Match, { lines }: RunIndex): PlacedLine | undefined => lines.find(({ text }) => matches(match, text));
const findAll = (match: Match, { lines }: RunIndex): PlacedLine[] => lines.filter(({ text }) => matches(match, text));
export const notPrinted = (match: Match): string =>
  typeof match === 'string' ? `${quote(match)} was not printed.` : `No line like ${quote(match)} was printed.`;

/** With the line, if it was printed. */
export function withLine(match: Match, index: RunIndex, say: (line: PlacedLine) => string): string {
  const line = find(match, index);
  return line ? say(line) : notPrinted(match);
}

export function at({ at: match, is }: AtCheck, index: RunIndex): string {
  if (typeof is === 'number') {
    return withLine(match, index, ({ time }) =>
      sameTime(time, is) ? '' : `${quote(match)} came at ${showSeconds(time)}; it should come at ${showSeconds(is)}.`,
    );
  }
  const found = findAll(match, index).map(({ time }) => time);
  if (found.length === 0) return notPrinted(match);
  const same = found.length === is.length && found.every((time, place) => sameTime(time, is[place]!));
  return same ? '' : `${quote(match)} came at ${times(found)}; it should come at ${times(is)}.`;
}

export function after({ at: match, after: first, by }: AfterCheck, index: RunIndex): string {
  return withLine(first, index, (early) =>
    withLine(match, index, (late) => {
      const apart = (milliseconds(late.time) - milliseconds(early.time)) / 1000;
      if (sameTime(apart, by)) return '';
      const found = apart < 0 ? `${showSeconds(-apart)} before` : `${showSeconds(apart)} after`;
      return `${quote(match)} came ${found} ${quote(first)}; it should come ${showSeconds(by)} after it.`;
    }),
  );
}

const turnName = (turn: number): string => (turn === 0 ? 'turn 0, your script' : `turn ${turn}`);

export function turn({ turn: match, is }: TurnCheck, index: RunIndex): string {
  return withLine(match, index, (line) =>
    line.turn === is ? '' : `${quote(match)} was printed in ${turnName(line.turn)}; it should be in ${turnName(is)}.`,
  );
}

export function sameTurn({ sameTurn: all }: SameTurnCheck, index: RunIndex): string {
  const first = all[0]!;
  return withLine(first, index, ({ turn: wanted }) => {
    for (const match of all.slice(1)) {
      const missing = withLine(match, index, (line) =>
        line.turn === wanted ? '' : `${quote(first)} and ${quote(match)} were printed in two turns; one turn should print both.`,
      );
      if (missing) return missing;
    }
    return '';
  });
}

export function line({ line: match, absent, times: wanted, place }: LineCheck, index: RunIndex): string {
  const found = findAll(match, index).length;
  if (absent) return found === 0 ? '' : `${quote(match)} was printed; it should not be.`;
  if (wanted !== undefined && !fitsNumber(wanted, found)) {
    return `${quote(match)} was printed ${many(found, 'time')}; it should be printed ${sayHowMany(wanted)} ${wanted === 1 ? 'time' : 'times'}.`;
  }
  if (place !== undefined) return inPlace(match, place, index);
  return found > 0 || wanted !== undefined ? '' : notPrinted(match);
}

function inPlace(match: Match, place: NonNullable<LineCheck['place']>, { lines }: RunIndex): string {
  const name = (which: number | string) => (typeof which === 'number' ? `line ${which}` : `the ${which} line`);
  for (const which of Array.isArray(place) ? place : [place]) {
    const there = which === 'last' ? lines.at(-1) : lines[which === 'first' ? 0 : which - 1];
    if (there && matches(match, there.text)) continue;
    const begin = `${name(which)[0]!.toUpperCase()}${name(which).slice(1)}`;
    return there
      ? `${begin} is “${there.text}”; it should be ${quote(match)}.`
      : `There is no ${name(which).replace(/^the /, '')}; it should be ${quote(match)}.`;
  }
  return '';
}

export function out({ out: wanted, after: from }: OutCheck, { lines }: RunIndex): string {
  const printed = from === undefined ? lines : lines.filter(({ time }) => milliseconds(time) > milliseconds(from));
  for (const [index, item] of wanted.entries()) {
    const [time, text] = typeof item === 'string' ? [undefined, item] : item;
    const found = printed[index];
    const name = from === undefined ? `line ${index + 1}` : `line ${index + 1} after ${showSeconds(from)}`;
    if (!found && index === 0)
      return `${from === undefined ? 'Nothing was printed' : `Nothing was printed after ${showSeconds(from)}`}; “${text}” is missing.`;
    if (!found) return `After ${many(printed.length, 'line')}, “${text}” is missing.`;
    if (found.text !== text) return `“${found.text}” is ${name}; it should be “${text}”.`;
    if (time !== undefined && !sameTime(found.time, time)) {
      return `“${text}”, ${name}, came at ${showSeconds(found.time)}; it should come at ${showSeconds(time)}.`;
    }
  }
  if (printed.length === wanted.length) return '';
  return `${many(wanted.length, 'line')} ${wanted.length === 1 ? 'is' : 'are'} wanted, ${printed.length} were printed; “${printed[wanted.length]!.text}” is too much.`;
}

export function lines({ lines: wanted }: LinesCheck, index: RunIndex): string {
  const found = index.lines.length;
  if (fitsNumber(wanted, found)) return '';
  return `${sayHowMany(wanted)} ${wanted === 1 ? 'line is' : 'lines are'} wanted, ${found} ${found === 1 ? 'was' : 'were'} printed.`;
}

export function before({ before: all, strictly }: BeforeCheck, index: RunIndex): string {
  for (const match of all) if (!find(match, index)) return notPrinted(match);
  for (const [place, match] of all.entries()) {
    const next = all[place + 1];
    if (next === undefined) break;
    const [early, late] = [find(match, index)!, find(next, index)!];
    if (index.lines.indexOf(early) >= index.lines.indexOf(late)) return `${quote(match)} should come before ${quote(next)}.`;
    if (strictly && milliseconds(early.time) >= milliseconds(late.time)) {
      return `${quote(match)} and ${quote(next)} both came at ${showSeconds(late.time)}; the first should come earlier.`;
    }
  }
  return '';
}

export function asked({ asked: match, in: within, place }: AskedCheck, index: RunIndex): string {
  return withLine(match, index, ({ call }) => {
    const made = index.run.events.filter(({ kind }) => kind === 'call.made');
    const event = made.find((one) => one.call === call);
    if (!event) return `${quote(match)} was printed by your script, not by a call that was asked for.`;
    if (place !== undefined) {
      const found = made.indexOf(event) + 1;
      return found === place ? '' : `The call that prints ${quote(match)} was asked for as number ${found}; it should be number ${place}.`;
    }
    return withLine(within!, index, ({ turn: wanted }) => {
      const found = index.turnOf(event);
      return found === wanted
        ? ''
        : `The call that prints ${quote(match)} was asked for in ${turnName(found)}; it should be in the turn of ${quote(within!)}.`;
    });
  });
}

export function occurs(wanted: readonly Match[], runs: readonly RunIndex[]): string {
  const missing = wanted.filter((match) => !runs.some((index) => find(match, index)));
  return missing.length === 0 ? '' : `In ${many(runs.length, 'run')}, ${listed(missing.map(quote))} did not occur.`;
}
