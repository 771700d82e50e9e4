// The code of a snippet: a text, until somebody edits it or looks at steps; then an editor. And the program that runs, in
// which other snippets' code may come before.
import type { TraceEvent } from 'ravel/create.js';
import type { Editor, Mark } from '../../src/element/editor.js';
import type { StepMarks } from '../../src/element/step_marks.js';
import type { ShownLine } from '../../src/engine/messages.js';
import type { Given } from '../loader/types.js';
import { joinWithOthers } from './other_cells.js';

export interface CodeEvents {
  changed(code: string): void;
  run(): void;
}

export class SnippetCode {
  private editor: Editor | undefined;
  /** As long as no editor has it. */
  private text: string;
  /** How many lines come before its own in the program that runs. */
  private offset = 0;

  constructor(
    private readonly given: Given,
    /** As it was given. */
    private readonly source: string,
    private readonly events: CodeEvents,
  ) {
    this.text = given.edited ?? source;
  }

  get now(): string {
    return this.editor?.code ?? this.text;
  }

  get changed(): boolean {
    return this.now !== this.source;
  }

  /** Rejects where the editor that shows it can't be had; the code is the new one all the same. */
  async set(code: string, editable: boolean): Promise<void> {
    this.text = code;
    if (this.editor) this.editor.setCode(code);
    else await this.open(editable);
  }

  reset(): void {
    this.text = this.source;
    this.editor?.setCode(this.source);
  }

  /** In an editor. */
  async open(editable: boolean): Promise<void> {
    const { openEditor } = await import('./code_view.js');
    const { box, shown, pause } = this.given;
    await pause();
    if (this.editor) return;
    this.editor = openEditor(box, shown, editable, this.events);
    this.editor.open(this.source);
    if (this.text !== this.source) this.editor.setCode(this.text);
  }

  mark(marks: Mark[]): void {
    this.editor?.mark(marks);
  }
  showStep(marks: StepMarks | undefined): void {
    this.editor?.showStep(marks);
  }
  goTo(line: number): void {
    this.editor?.goTo(line);
  }

  // -- the program that runs

  /** With the snippets that it depends on. Rejects with a sentence for people. */
  async whole(dependsOn: readonly string[]): Promise<string> {
    return (await joinWithOthers(this.given.host, this.now, dependsOn)).source;
  }

  /** The same, and from now on places are those of its run. */
  async program(dependsOn: readonly string[]): Promise<string> {
    const { source, offset } = await joinWithOthers(this.given.host, this.now, dependsOn);
    this.offset = offset;
    return source;
  }

  /** Places as they are in its own code; those in others' are none. */
  ownPlace(line: ShownLine): ShownLine {
    const { at, ...rest } = line;
    if (!at) return line;
    return at.line > this.offset ? { ...rest, at: { ...at, line: at.line - this.offset } } : rest;
  }
  ownLines(events: readonly TraceEvent[]): readonly TraceEvent[] {
    if (this.offset === 0) return events;
    return events.map(({ line = 0, ...rest }) => (line > this.offset ? { ...rest, line: line - this.offset } : rest));
  }
}
