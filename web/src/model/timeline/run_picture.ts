// A recording and its picture: what has been taken in of it, its rows, and the last layout.
import type { Recording } from '../trace/recording.js';
import type { Seq } from '../trace/state.js';
import { type History, historyOf } from './history.js';
import { layout, type Picture, roomOf } from './layout.js';
import type { Measures } from './measures.js';
import { type Overview, overviewOf } from './overview.js';
import { type Row, rowsOf } from './rows.js';
import type { RowKind } from './types.js';
import { type Room, scaleOf, show, type View, within } from './view.js';

export interface Wanted {
  readonly width: number;
  /** Of what can be seen; 0: all rows. */
  readonly height: number;
  readonly scroll: number;
  readonly view: View;
  readonly selected: Seq;
  /** The selected event is new: it comes into view. */
  readonly follow: boolean;
}

export class RunPicture {
  readonly history: History;
  /** How many events the rows are of: the history may be ahead. */
  private grown = 0;
  picture: Picture | undefined;
  room: (Room & { measures: Measures }) | undefined;
  private rows: Row[] = [];
  private madeOverview: Overview | undefined;

  constructor(readonly recording: Recording) {
    this.history = historyOf(recording.events);
  }

  get behind(): boolean {
    return this.recording.events.length > this.grown;
  }

  /** Takes in what has come. Gives the view that shows what `view` showed. */
  grow(view: View, leftOut: ReadonlySet<RowKind>): View {
    const { room, history, recording } = this;
    const point = room && view.zoom > 1 ? scaleOf(room, view.zoom).pointAt(view.offset) : undefined;
    this.grown = history.grow(recording.events).count;
    this.rows = rowsOf(history, (id) => recording.nameOf(id), leftOut);
    this.madeOverview = undefined;
    return point && room ? within(room, { zoom: view.zoom, offset: scaleOf(room, view.zoom).xOf(point) }) : view;
  }

  /** Gives the view that was drawn: within the run, and with the selected event in it where that is wanted. */
  draw({ width, height, scroll, view, selected, follow }: Wanted): View {
    const { history, rows, recording } = this;
    if (this.picture?.width !== width) this.madeOverview = undefined;
    const virtual = recording.time === 'virtual';
    const room = (this.room = roomOf({ history, rows, virtual, width }));
    const seq = Math.min(selected, history.count);
    const shown = within(room, follow ? show(room, view, seq) : view);
    const seen = height > 0 ? { height, scroll } : {};
    this.picture = layout({ history, rows, virtual, width, ...seen, view: shown, selected: seq, nameOf: (id) => recording.nameOf(id) });
    return shown;
  }

  overviewIn(room: Room): Overview {
    return (this.madeOverview ??= overviewOf(room));
  }
}
