// Haste: when what a worker has for the page is to go. Its program may block at any moment, so that no timer ever comes:
// what little there is goes at once, and of more ever larger groups, so that little of it can be caught in a worker that hangs.

/** Of a run that has brought so many, the next go once in each span: the page has to draw. */
const hasty = 300;

export class Haste {
  private begun = Number.NEGATIVE_INFINITY;
  /** So many in this span, and so many of them have gone. */
  private count = 0;
  private gone = 0;
  private all = 0;

  constructor(
    /** In milliseconds: after that it begins anew. */
    private readonly span: number,
    /** So many go one by one; of those after them one waits for every so many that have gone. */
    private readonly alone: number,
    private readonly share: number,
    private readonly now: () => number,
  ) {}

  /** One more. Whether it is to go now, with those that waited. */
  next(): boolean {
    const now = this.now();
    const anew = now - this.begun >= this.span;
    if (anew) {
      this.begun = now;
      this.count = this.gone = 0;
    }
    this.count += 1;
    this.all += 1;
    if (!anew && (this.all > hasty || this.count - this.gone < (this.gone - this.alone) / this.share)) return false;
    this.went();
    return true;
  }

  /** They have gone for another reason. */
  went(): void {
    this.gone = this.count;
  }
}
