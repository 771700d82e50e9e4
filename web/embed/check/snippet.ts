// What the readers of the three syntaxes make of a file: its snippets, and what is wrong with them.

/** By name; of one that has no value, ''. */
export type Attributes = ReadonlyMap<string, string>;

/** A text and the line of the file that it begins in; lines count from 1. */
export interface Block {
  text: string;
  line: number;
}

/** So much of the file's text is to be replaced. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

export interface Snippet {
  /** Where it begins: the fence, the directive or the tag. */
  line: number;
  attributes: Attributes;
  /** Without one, the program is a scenario's or a file's. */
  code: Block | undefined;
  /** What is recorded of its output. */
  recorded: Block | undefined;
  /** The edit that records this output, be there one already or not. */
  record(output: string): Edit;
}

export interface Problem {
  line: number;
  /** A sentence: what is wrong, and what to do. */
  message: string;
}

export interface Read {
  snippets: Snippet[];
  problems: Problem[];
  /** By id: JSON in a script element, which an attribute may name. */
  scripts: ReadonlyMap<string, string>;
}
