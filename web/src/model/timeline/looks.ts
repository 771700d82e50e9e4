// The looks of shapes, in the page's colours by name; drawn, painted and exported from this one table.
export interface Style {
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly round?: boolean;
  /** Of text: default mono of 11 px. */
  readonly font?: 'mono12' | 'mono11bold' | 'sans12bold' | 'sans12';
}
/** Tokens of tokens.css. */
export const tokens = [
  'panel',
  'sunken',
  'line',
  'stroke',
  'ink',
  'ink-2',
  'ink-3',
  'on-ink',
  'indigo',
  'indigo-soft',
  'madder',
  'madder-soft',
  'weld',
  'weld-soft',
  'heather',
  'heather-soft',
] as const;
export type Token = (typeof tokens)[number];
/** A colour, or a pattern that is drawn in two. */
export type Paint = Token | PatternName;
export type PatternName = 'hatch' | 'faint-hatch' | 'stripes';

export const looks = {
  column: { fill: 'sunken' },
  grid: { stroke: 'line', width: 1 },
  rule: { stroke: 'line', width: 1 },
  idle: { stroke: 'stroke', width: 1.25 },
  turn: { fill: 'panel', stroke: 'ink-2', width: 1.25 },
  busy: { fill: 'ink-2' },
  many: { fill: 'ink-2' },
  bar: { fill: 'ink-2' },
  tick: { stroke: 'ink-2', width: 1.25 },
  small: { fill: 'ink-3' },
  ring: { fill: 'panel', stroke: 'ink-2', width: 1.25 },
  due: { fill: 'ink-2' },
  wasDue: { fill: 'panel', stroke: 'stroke', width: 1.25 },
  cross: { stroke: 'ink-2', width: 2, round: true },
  value: { fill: 'indigo' },
  failure: { fill: 'madder' },
  beadCross: { stroke: 'ink-2', width: 1.5, round: true },
  beadFailed: { stroke: 'madder', width: 1.75, round: true },
  beadWaits: { stroke: 'heather', width: 1.75 },
  selectedBar: { fill: 'weld', stroke: 'ink', width: 1.5 },
  selectedColumn: { fill: 'weld' },
  blocked: { fill: 'hatch', stroke: 'madder', width: 1.5 },
  blockedColumn: { fill: 'faint-hatch' },
  plate: { fill: 'panel' },
  blockedPlate: { fill: 'panel', stroke: 'madder', width: 1 },
  call: { stroke: 'ink-2', width: 1.5 },
  moved: { stroke: 'ink-2', width: 1.25 },
  movedAt: { stroke: 'ink-2', width: 1.75 },
  after: { stroke: 'stroke', width: 1.25, dash: [1.2, 3] },
  late: { stroke: 'madder', width: 1.5, dash: [1.6, 2.6] },
  waits: { fill: 'sunken', stroke: 'ink-2', width: 1.25 },
  reads: { fill: 'ink-2' },
  answered: { fill: 'hatch', stroke: 'madder', width: 1.25 },
  notFired: { stroke: 'stroke', width: 1.25, dash: [1.2, 3] },
  runsValue: { fill: 'indigo-soft', stroke: 'indigo', width: 1.5 },
  runsFailure: { fill: 'madder-soft', stroke: 'madder', width: 1.5, dash: [4, 2.5] },
  restsValue: { stroke: 'indigo', width: 1.25 },
  restsFailure: { stroke: 'madder', width: 1.25, dash: [4, 2.5] },
  waitsFor: { fill: 'stripes', stroke: 'heather', width: 1.25 },
  endValue: { stroke: 'indigo', width: 2.5 },
  endFailure: { stroke: 'madder', width: 2.5 },
  endInk: { stroke: 'ink-2', width: 2.5 },
  onFailure: { fill: 'panel' },
  printed: { fill: 'ink-2' },
  logged: { fill: 'madder' },
  hovered: { stroke: 'ink', width: 2.25, round: true },
  playhead: { stroke: 'ink', width: 1.5 },
  flag: { fill: 'ink' },
  flagText: { fill: 'on-ink', font: 'mono11bold' },
  axisText: { fill: 'ink-3' },
  nowText: { fill: 'ink-2' },
  kindText: { fill: 'ink', font: 'sans12bold' },
  nameText: { fill: 'ink', font: 'mono12' },
  narrowNameText: { fill: 'ink' },
  plainText: { fill: 'ink-2' },
  quietText: { fill: 'ink-3' },
  countText: { fill: 'ink-2' },
  valueText: { fill: 'indigo' },
  failureText: { fill: 'madder' },
  waitsText: { fill: 'heather' },
} as const satisfies Record<string, Style>;

export type Look = keyof typeof looks;
export const styleOf = (look: Look): Style => looks[look];
