// What differs between recorded lines and printed ones, as people read it.

interface Step {
  sign: ' ' | '-' | '+';
  text: string;
  /** Its index among the recorded ones. */
  at: number;
}

/** So many lines that are the same stand around each difference. */
const around = 2;
/** More lines than this are not told. */
const most = 60;

/** `line` is the file's line of the first recorded one. Rows begin with it, a sign, and the text. */
export function diff(recorded: readonly string[], printed: readonly string[], line: number): string[] {
  const steps = stepsOf(recorded, printed);
  const near = steps.map((_, i) => steps.slice(Math.max(0, i - around), i + around + 1).some(({ sign }) => sign !== ' '));
  const width = Math.max(4, String(line + recorded.length).length + 1);
  const rows: string[] = [];
  steps.forEach(({ sign, text, at }, i) => {
    if (!near[i]) return;
    if (rows.length > 0 && !near[i - 1]) rows.push(`${' '.repeat(width)} …`);
    rows.push(`${(sign === '+' ? '' : String(line + at)).padStart(width)} ${sign} ${text}`.trimEnd());
  });
  return rows.length <= most ? rows : [...rows.slice(0, most), `${' '.repeat(width)} … ${rows.length - most} more lines`];
}

/** Recorded lines that are gone before printed ones that are new. What is the same at both ends need not be searched. */
function stepsOf(recorded: readonly string[], printed: readonly string[]): Step[] {
  let head = 0;
  while (head < Math.min(recorded.length, printed.length) && recorded[head] === printed[head]) head += 1;
  let tail = 0;
  const mostTail = Math.min(recorded.length, printed.length) - head;
  while (tail < mostTail && recorded.at(-1 - tail) === printed.at(-1 - tail)) tail += 1;
  const same = (from: number, to: number): Step[] => recorded.slice(from, to).map((text, i) => ({ sign: ' ', text, at: from + i }));
  const middle = between(recorded.slice(head, recorded.length - tail), printed.slice(head, printed.length - tail), head);
  return [...same(0, head), ...middle, ...same(recorded.length - tail, recorded.length)];
}

/** More pairs of lines than this are not compared one by one. */
const mostPairs = 4_000_000;

function between(old: readonly string[], now: readonly string[], first: number): Step[] {
  const gone = (from: number, to: number): Step[] => old.slice(from, to).map((text, i) => ({ sign: '-', text, at: first + from + i }));
  const come = (from: number, to: number): Step[] => now.slice(from, to).map((text) => ({ sign: '+', text, at: 0 }));
  if (old.length * now.length > mostPairs) return [...gone(0, old.length), ...come(0, now.length)];
  // length[i][j]: of the longest common part of what is left of both.
  const length = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      length[i]![j] = old[i] === now[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      steps.push({ sign: ' ', text: old[i]!, at: first + i });
      i += 1;
      j += 1;
    } else if (length[i + 1]![j]! >= length[i]![j + 1]!) {
      steps.push(...gone(i, i + 1));
      i += 1;
    } else {
      steps.push(...come(j, j + 1));
      j += 1;
    }
  }
  return [...steps, ...gone(i, old.length), ...come(j, now.length)];
}
