// The measures of the picture at a width.
export interface Measures {
  readonly narrow: boolean;
  /** Of the plot: where it begins and ends. */
  readonly left: number;
  readonly right: number;
  /** Where the names of rows stand, and how many letters they have room for. */
  readonly names: number;
  readonly letters: number;
  /** From row to row. */
  readonly row: number;
  /** Of an event's place, where there is room. */
  readonly pitch: number;
}

/** Axis and turns stand above the rows. */
export const axisHeight = 28;
export const turnsY = axisHeight + 18;
export const headHeight = axisHeight + 36;

const nameLetter = 7.2;

/** `longest`: of the rows' names, in letters; a wide picture makes some room for them. */
export function measuresOf(width: number, longest: number): Measures {
  if (width < 480) return { narrow: true, left: 12 + 62, right: width - 12, names: 12, letters: 9, row: 23, pitch: 6.4 };
  const large = width >= 900;
  const indent = large ? 72 : 56;
  const labels = Math.max(large ? 152 : 104, Math.min(large ? 200 : Math.min(168, width * 0.26), indent + longest * nameLetter + 16));
  return {
    narrow: false,
    left: 16 + labels,
    right: width - 16,
    names: 16 + indent,
    letters: Math.floor((labels - indent - 12) / nameLetter),
    row: 27,
    pitch: 9,
  };
}
