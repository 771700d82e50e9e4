// Track: the line along one chain. A value's line, solid or dashed; or, where nothing has come yet, dots in both lanes.
import type { Carried, Lane, Seq } from '../trace/state.js';
import { lanes, otherLane } from './flow.js';
import { gap, label, strip, textWidth } from './measures.js';
import { cut } from './names.js';
import { Pen, area, at, turnOf } from './paper.js';
import { type Chain, type Scene, isFresh, laneAside } from './scene.js';
import { carriedWords } from './words.js';

/** Of an arrow's head. */
const head = 7;

export class Track {
  /** What goes along, if anything does, and the lane that its line is in. */
  carried: Carried | undefined;
  lane: Lane = 'callback';
  private seq: Seq = 0;
  private line: Pen | undefined;
  private labelled = true;
  private readonly dots = new Map<Lane, Pen>();
  /** The function whose outcome is open: its lane. */
  private open: Lane | undefined;

  constructor(
    private readonly scene: Scene,
    private readonly chain: Chain,
    public along: number,
  ) {}

  private get way() {
    return this.scene.measures.way;
  }

  private aside(lane: Lane): number {
    return laneAside(this.chain, lane, this.scene.measures);
  }

  /** A value sets out from here. `line`: it comes along this one. */
  send(carried: Carried, lane: Lane, seq: Seq, line?: Pen): void {
    this.drop();
    Object.assign(this, { carried, lane, seq, labelled: false });
    this.line = line ?? new Pen(this.way, this.along, this.aside(lane));
  }

  /** What is carried has become something else on the way: another chain took the result, or a pair that is not shown changed it. */
  become(carried: Carried, seq = this.seq): void {
    const before = this.carried;
    if (!before || (before.text === carried.text && before.lane === carried.lane)) return;
    Object.assign(this, { carried, seq, labelled: false });
  }

  /** Nothing has come to here yet. `open`: a function in that lane still runs, and may send it either way. */
  expect(open?: Lane): void {
    this.drop();
    this.open = open;
    for (const lane of open ? [open] : lanes) this.dots.set(lane, new Pen(this.way, this.along, this.aside(lane)));
  }

  private drop(): void {
    this.carried = undefined;
    this.line = undefined;
    this.open = undefined;
    this.dots.clear();
  }

  /** Goes on to where the next column begins; what is carried gets its label on the way. */
  advance(least = 0): void {
    const across = this.way === 'across';
    if (this.carried) {
      if (this.labelled) this.along += Math.max(least, across ? gap.bare : 12);
      else this.label(this.carried, least);
    } else {
      const begin = this.along;
      this.along += Math.max(least, across ? (this.open ? gap.notYet + 8 : gap.notYet) : 14);
      if (this.open) this.branch(this.open, begin);
    }
    if (!across) this.along += strip;
  }

  private label(carried: Carried, least: number): void {
    const { measures, sheet, state } = this.scene;
    const text = cut(carried.text, measures.valueLetters);
    const wide = Math.round(textWidth(text, label) + (carried.lane === 'errback' ? label.sign : 0));
    const across = this.way === 'across';
    const changes = carried.lane !== this.lane;
    const long = across ? wide : label.high;
    const length = changes ? Math.max(gap.change, long + gap.changeAround) : long + (across ? gap.around : 12);
    const from = this.along;
    this.along += Math.max(length, least);
    const start = changes ? from + (length - long) / 2 : from + (across ? 7 : 6);
    const middle = changes ? (this.aside('callback') + this.aside('errback')) / 2 : this.aside(this.lane);
    if (changes) this.line?.over(from + length, this.aside(carried.lane));
    const b = across ? label.high : wide;
    sheet.labels.push({
      ...area(this.way, start, middle - b / 2, long, b),
      key: `label-${this.chain.deferred.id}-${this.seq}`,
      deferred: this.chain.deferred.id,
      lane: carried.lane,
      text,
      title: carriedWords(carried),
      seq: this.seq,
      selected: this.seq === state.count,
    });
    this.lane = carried.lane;
    this.labelled = true;
  }

  /** Dots that part where a function has not given anything yet. */
  private branch(open: Lane, begin: number): void {
    const other = otherLane(open);
    this.dots.set(other, new Pen(this.way, begin + 2, this.aside(open)).over(this.along, this.aside(other)));
    this.open = undefined;
  }

  /** The value's line ends at a box. */
  arrive(): void {
    if (!this.carried || !this.line) return;
    this.close(true);
  }

  private close(arrow: boolean): void {
    const { carried, line, scene } = this;
    if (!carried || !line) return;
    line.on(this.along - (arrow ? head : 0));
    const tip = { ...at(this.way, this.along, this.aside(this.lane)), turn: turnOf(this.way) };
    scene.sheet.edges.push({ look: carried.lane, path: line.text, arrow: arrow ? tip : undefined, fresh: isFresh(scene, this.seq) });
    this.line = undefined;
  }

  /** Dots go into a box that begins here and is `long`, and out of it again. */
  through(lane: Lane, long: number): void {
    this.put(lane);
    this.dots.set(lane, new Pen(this.way, this.along + long, this.aside(lane)));
  }

  private put(lane: Lane): void {
    const pen = this.dots.get(lane)?.on(this.along);
    if (pen?.moved) this.scene.sheet.edges.push({ look: 'not-yet', path: pen.text, arrow: undefined, fresh: false });
    this.dots.delete(lane);
  }

  /** Dots of their own that go straight on, in the lane of a function that waits. */
  expectAlong(lane: Lane, to: number): void {
    const pen = new Pen(this.way, this.along, this.aside(lane)).on(to);
    this.scene.sheet.edges.push({ look: 'not-yet', path: pen.text, arrow: undefined, fresh: false });
  }

  /** Leaves room for something that is not on the track. */
  skip(long: number): void {
    this.along += long;
    for (const pen of this.dots.values()) pen.on(this.along);
  }

  /** Lets go of what is left at the end: of dots after a little more of them. */
  end(): void {
    if (this.carried) return this.close(false);
    this.along += this.way === 'across' ? gap.end : 14;
    for (const lane of lanes) this.put(lane);
  }

  /** The end of a chain that hangs: its line, to be led into the chain that waits. */
  tail(): { line: Pen; carried: Carried; seq: Seq } | { dots: readonly Pen[] } {
    if (this.carried && this.line) return { line: this.line.on(this.along), carried: this.carried, seq: this.seq };
    return { dots: [...this.dots.values()] };
  }
}
