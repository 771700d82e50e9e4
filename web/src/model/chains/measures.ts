// Measures of the chains' picture. Texts are never measured: a letter has a width.

/** Which way chains run: across, from left to right; down, from top to bottom. */
export type Way = 'across' | 'down';

export interface Measures {
  readonly way: Way;
  /** Between the two lanes, and from a lane to the border of its band. */
  readonly lanes: number;
  readonly beyond: number;
  readonly boxMax: number;
  readonly valueLetters: number;
  /** From a chain's border to the chain that hangs under it: along the page, and to the side (down only). */
  readonly hang: number;
  readonly indent: number;
}

export const box = { high: 30, min: 64, letter: 7.2, around: 20, radius: 7, cut: 7 } as const;
export const label = { high: 20, letter: 6.6, around: 14, sign: 14 } as const;
export const plate = { min: 72, letter: 7.6, around: 16, radius: 9, high: 36 } as const;
export const chip = { high: 22, letter: 6.6, around: 18 } as const;
export const flag = { high: 17, letter: 6.6, around: 8 } as const;
export const gap = { bare: 22, notYet: 26, around: 18, change: 64, changeAround: 10, siding: 16, end: 18 } as const;
/** In chains that run down, above each pair: its number stands there, between the lanes. */
export const strip = 20;
export const row = { high: 28, name: 14 } as const;
export const margin = 16;
export const between = 22;
/** Of the line above a chain, with the numbers of its pairs. */
export const header = 18;
export const letters = { function: 14, plate: 12 } as const;
export const fold = { along: 58 } as const;
export const deepest = 3;
/** So many Deferreds are drawn in full. */
export const inFull = 4;

export function acrossMeasures(width: number): Measures {
  return { way: 'across', lanes: 54, beyond: 22, boxMax: 128, valueLetters: width < 660 ? 9 : 12, hang: 30, indent: 0 };
}

/** `depth`: how deep chains hang in each other. */
export function downMeasures(width: number, depth: number): Measures {
  const narrow = width < 360;
  const lanes = narrow ? 126 : 150;
  const beyond = narrow ? 59 : 71;
  const free = width - 2 * margin - lanes - 2 * beyond;
  const wanted = narrow ? 38 : 56;
  const indent = depth === 0 ? wanted : Math.max(12, Math.min(wanted, free / depth));
  return { way: 'down', lanes, beyond, boxMax: narrow ? 114 : 128, valueLetters: 9, hang: 25, indent };
}

export const textWidth = (text: string, { letter, around }: { letter: number; around: number }): number => text.length * letter + around;

export function boxWidth(name: string, max: number): number {
  return Math.round(Math.min(max, Math.max(box.min, textWidth(name, box))));
}
