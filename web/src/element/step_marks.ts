// Marks in the editor: the lines that have run, the line of the selected step with its number, and the value at hand.
import { type Extension, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, WidgetType, gutter } from '@codemirror/view';

export interface StepMarks {
  /** Lines of which something has happened up to the step. */
  ran: readonly number[];
  /** Of the step; 0: none. */
  line: number;
  step: number;
  /** What the step carries; '': nothing. */
  value: string;
  failure: boolean;
}

export const showStep = StateEffect.define<StepMarks | undefined>();

/** The number of the step, at the left edge of its line. */
class Flag extends GutterMarker {
  constructor(readonly step: number) {
    super();
  }
  override eq(other: Flag): boolean {
    return other.step === this.step;
  }
  override toDOM(): Node {
    const flag = document.createElement('span');
    flag.className = 'step-flag mono';
    flag.textContent = String(this.step);
    return flag;
  }
}

class Value extends WidgetType {
  constructor(
    readonly text: string,
    readonly failure: boolean,
  ) {
    super();
  }
  override eq(other: Value): boolean {
    return other.text === this.text && other.failure === this.failure;
  }
  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = `step-value ${this.failure ? 'failure' : ''}`;
    chip.textContent = this.failure ? `× ${this.text}` : this.text;
    return chip;
  }
}

interface Shown {
  lines: DecorationSet;
  flags: RangeSet<GutterMarker>;
}
const nothing: Shown = { lines: Decoration.none, flags: RangeSet.empty };

const shown = StateField.define<Shown>({
  create: () => nothing,
  update(before, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(showStep)) return effect.value ? drawn(effect.value, transaction.newDoc) : nothing;
    }
    const { changes } = transaction;
    return transaction.docChanged ? { lines: before.lines.map(changes), flags: before.flags.map(changes) } : before;
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

const ranLine = Decoration.line({ class: 'ran' });
const stepLine = Decoration.line({ class: 'at-step' });

function drawn({ ran, line, step, value, failure }: StepMarks, doc: Text): Shown {
  const there = (number: number): boolean => number >= 1 && number <= doc.lines;
  const marks = ran.filter(there).map((number) => ranLine.range(doc.line(number).from));
  if (!there(line)) return { lines: Decoration.set(marks, true), flags: RangeSet.empty };
  const { from, to } = doc.line(line);
  marks.push(stepLine.range(from));
  if (value !== '') marks.push(Decoration.widget({ widget: new Value(value, failure), side: 1 }).range(to));
  return { lines: Decoration.set(marks, true), flags: RangeSet.of([new Flag(step).range(from)]) };
}

export const stepMarks: Extension = [
  shown,
  gutter({ class: 'step-gutter', markers: (view) => view.state.field(shown).flags, initialSpacer: () => new Flag(0) }),
];
