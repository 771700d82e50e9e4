// The editor: CodeMirror, set up for short programs.
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type StepMarks, showStep, stepMarks } from './step_marks.js';

export interface EditorEvents {
  changed(code: string): void;
  run(): void;
  /** The cursor is in this line now. */
  moved(line: number): void;
  /** Escape was pressed: the focus leaves the editor. */
  leave(): void;
}

/** A place with something to say about it; both numbers count from 1. */
export interface Mark {
  line: number;
  column: number;
  message: string;
}

/** Signs that hide, or turn around what is read, beside those that CodeMirror shows by itself. */
const unseen = /[\u115f\u1160\u180e\u202a-\u202c\u2060-\u2065\u2068\u206a-\u206f\u3164\uffa0]/gu;

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword], fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.regexp, tags.bool, tags.null, tags.special(tags.string)], color: 'var(--str)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink-3)' },
]);

const lineOf = (state: EditorState): number => state.doc.lineAt(state.selection.main.head).number;

/** The part that differs between two texts. */
function differing(before: string, now: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, now.length);
  let from = 0;
  while (from < most && before[from] === now[from]) from += 1;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: now.slice(from, now.length - same) };
}

const quiet = (): void => undefined;

export class Editor {
  readonly view: EditorView;
  /** What draws marks: it comes with the first of them. */
  protected marker: typeof import('./editor_marks.js') | undefined;
  private readonly gutter = new Compartment();
  private marks: readonly Mark[] = [];
  /** A state without history: undo does not lead into another program. */
  private readonly newState: (doc: string) => EditorState;

  /** `more`: comes before what is set up here, and has its way. */
  constructor(parent: HTMLElement, events: EditorEvents, more: Extension = []) {
    const keys = keymap.of([
      { key: 'Mod-Enter', run: () => (events.run(), true) },
      {
        key: 'Escape',
        run: () => {
          // Who comes by again on the way to what is behind the editor gets there: Tab goes on until something is written.
          this.view.setTabFocusMode(true);
          events.leave();
          return true;
        },
      },
      indentWithTab,
      ...defaultKeymap,
      ...historyKeymap,
    ]);
    const said = EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        this.view.setTabFocusMode(false);
        events.changed(update.state.doc.toString());
      }
      if (update.docChanged || update.selectionSet) events.moved(lineOf(update.state));
    });
    const extensions = [
      more,
      EditorView.cspNonce.of(__STYLE_NONCE__),
      keys,
      stepMarks,
      this.gutter.of([]),
      lineNumbers(),
      history(),
      highlightSpecialChars({ addSpecialChars: unseen }),
      drawSelection(),
      indentOnInput(),
      indentUnit.of('  '),
      bracketMatching(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      javascriptLanguage, // without the completions that javascript() brings
      syntaxHighlighting(colours),
      EditorView.contentAttributes.of({ 'aria-label': 'Program', 'aria-describedby': 'editor-hint', spellcheck: 'false', tabindex: '0' }),
      EditorView.domEventHandlers({ pointerdown: (_event, view) => view.setTabFocusMode(false) }),
      said,
    ];
    this.newState = (doc) => EditorState.create({ doc, extensions });
    this.view = new EditorView({ parent, state: this.newState('') });
  }

  get code(): string {
    return this.view.state.doc.toString();
  }

  /** Where the cursor is, in letters from the beginning. */
  get cursor(): number {
    return this.view.state.selection.main.head;
  }

  /** Another program, with nothing to undo. */
  open(code: string, cursor = 0): void {
    this.marks = [];
    this.view.setState(this.newState(code));
    if (cursor > 0 && cursor <= this.view.state.doc.length) this.view.dispatch({ selection: { anchor: cursor }, scrollIntoView: true });
  }

  /** Puts another text in place, as one step that can be undone. What is the same stays, and the cursor with it; a step of the run does not: its lines are another program's. */
  setCode(code: string): void {
    this.mark([]);
    const { doc } = this.view.state;
    this.view.dispatch({
      changes: differing(doc.toString(), code),
      annotations: isolateHistory.of('full'),
      effects: showStep.of(undefined),
    });
  }

  /** Marks places, in place of those marked before. Where what draws them can't be loaded, the console tells them all the same. */
  mark(marks: readonly Mark[]): void {
    this.marks = marks;
    if (this.marker) this.drawMarks(this.marker);
    else if (marks.length > 0) import('./editor_marks.js').then((marker) => this.drawMarks((this.marker = marker)), quiet);
  }

  private drawMarks({ gutter, marksOf }: typeof import('./editor_marks.js')): void {
    if (this.marks.length > 0) this.view.dispatch({ effects: this.gutter.reconfigure(gutter) });
    this.view.dispatch(marksOf(this.view.state, this.marks));
  }

  /** Marks a step of a run, or none. Its line is brought into view. */
  showStep(marks: StepMarks | undefined): void {
    const { doc } = this.view.state;
    const there = marks && marks.line >= 1 && marks.line <= doc.lines;
    const scroll = there ? [EditorView.scrollIntoView(doc.line(marks.line).from, { y: 'nearest', yMargin: 20 })] : [];
    this.view.dispatch({ effects: [showStep.of(marks), ...scroll] });
  }

  /** Shows a line and puts the cursor there. */
  goTo(line: number): void {
    const { doc } = this.view.state;
    if (line < 1 || line > doc.lines) return;
    this.view.dispatch({ selection: { anchor: doc.line(line).from }, scrollIntoView: true });
    this.view.focus();
  }
}
