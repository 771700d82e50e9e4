// Segments: a sentence in pieces, so that names and values of the program can be set in another type.

export interface Segment {
  readonly text: string;
  /** A name, a value or a number of the program's. */
  readonly code: boolean;
  /** The message of a Failure. */
  readonly failure?: boolean;
}

export const code = (text: string): Segment => ({ text, code: true });
export const failure = (text: string): Segment => ({ text, code: true, failure: true });

/** A sentence with pieces in it: say`${code('d')} fires`. Plain strings are words. */
export function say(words: TemplateStringsArray, ...pieces: readonly (Segment | string | readonly Segment[])[]): Segment[] {
  const said: Segment[] = [];
  const add = (text: string): void => {
    if (text === '') return;
    const last = said.at(-1);
    if (last && !last.code) said[said.length - 1] = { text: last.text + text, code: false };
    else said.push({ text, code: false });
  };
  words.forEach((word, i) => {
    add(word);
    const piece = pieces[i];
    if (typeof piece === 'string') add(piece);
    else for (const part of piece === undefined ? [] : [piece].flat()) part.code ? said.push(part) : add(part.text);
  });
  return said;
}

/** The sentence as one string. */
export const plainWords = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

/** Seconds in words: "1.5 s", "0.36 s", "12 ms" below a twentieth of a second. */
export function seconds(length: number): string {
  if (!Number.isFinite(length)) return '? s';
  if (length > 0 && length < 0.05) return length < 0.001 ? 'under 1 ms' : `${Math.round(length * 1_000)} ms`;
  return `${shown(length)} s`;
}

/** A moment or a length with one to three decimals: "2.0", "0.36". */
export function shown(length: number): string {
  const rounded = (Math.round(length * 1_000) / 1_000).toString();
  return /^-?\d+$/.test(rounded) ? `${rounded}.0` : rounded;
}
