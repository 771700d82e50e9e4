// Haste: when what a worker has for the page is to go. Its program may block at any moment, so that no timer ever comes:
// what little there is goes at once, and of more ever larger groups, so that little of it can be caught in a worker that hangs.

/** So many may go in haste, and so many more each second; of those beyond them one group goes in each span: the page has to draw. */
const hasty = 300;
const perSecond = 100;

export class Haste {
  private begun = Number.NEGATIVE_INFINITY;
  /** So many in this span, and so many of them have gone. */
  private count = 0;
  private gone = 0;
  private used = 0;

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
      this.used = Math.max(0, this.used - ((now - this.begun) / 1000) * perSecond);
      this.begun = now;
      this.count = this.gone = 0;
    }
    this.count += 1;
    this.used = Math.min(hasty + 1, this.used + 1);
    if (!anew && (this.used > hasty || this.count - this.gone < (this.gone - this.alone) / this.share)) return false;
    this.went();
    return true;
  }

  /** They have gone for another reason. */
  went(): void {
    this.gone = this.count;
  }
}
