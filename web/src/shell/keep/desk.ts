// A program's desk: what this tab has of it, what tab and store last agreed on, and the way between the two. Nothing is
// written over that was not looked at: a change of another tab is taken over where there is none here, else it is asked.
import type { Network } from 'ravel/create.js';
import { sameNetwork } from '../../model/network.js';
import {
  type Reason,
  type State,
  type Version,
  type Work,
  isShort,
  noWork,
  readWork,
  sameState,
  withVersion,
} from '../../model/kept/work.js';
import { dropLocal, writeLocal } from './local_store.js';
import { type Store, workKey } from './store.js';

export interface DeskHost {
  /** Another tab made this of it. */
  show(state: State): void;
  /** Both tabs changed it: which one stays? */
  ask(): void;
  /** They are the same again. */
  agreed(): void;
  /** It is in the store, as other tabs should know; or why not. */
  kept(): void;
  lost(error: unknown): void;
  /** There may be other versions. */
  changed(): void;
}

/** So long after a change it is written, in milliseconds. */
const pause = 150;

const newName = (): string => Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
const thisTab = newName();

export class Desk {
  /** What this tab and the store last agreed on. */
  private base: Work = noWork;
  private mine: State = {};
  /** Names `mine`, as soon as it is kept. */
  private rev = '';
  /** Names what is on its way into the store: it may be there before the browser tells. */
  private writing: string | undefined;
  private cursor = 0;
  /** Set aside, and not in the store yet; or the newest, and too long for the store. */
  private aside: readonly Version[] = [];
  /** The other tab's, while it is asked. */
  private theirs: Work | undefined;
  /** The cursor is to be kept, too. */
  private moved = false;
  private late = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(
    readonly key: string,
    private readonly given: { source: string; network: Network },
    private readonly store: Store,
    private readonly host: DeskHost,
  ) {}

  get state(): State & { cursor: number } {
    return { ...this.mine, cursor: this.cursor };
  }

  /** As it would be kept now. */
  get work(): Work {
    const { mine, base, rev, cursor, dirty } = this;
    return { ...mine, rev: dirty ? rev : base.rev, at: dirty ? Date.now() : base.at, cursor, versions: this.versions };
  }

  /** A question waits. */
  get asking(): boolean {
    return this.theirs !== undefined;
  }

  get versions(): readonly Version[] {
    return this.aside.reduce(withVersion, this.base.versions);
  }

  /** There is something that is not in the store. */
  get unsaved(): boolean {
    return this.dirty || this.aside.length > 0;
  }

  /** The store could take more from here. */
  private get waits(): boolean {
    return this.dirty || this.moved || this.aside.some(isShort);
  }

  private get dirty(): boolean {
    return !sameState(this.mine, this.base);
  }

  /** What is kept of it; where it could not be kept, what this tab has. */
  async open(): Promise<void> {
    if (this.unsaved) return;
    const kept = readWork(await this.store.read(workKey(this.key)).catch(() => undefined));
    if (!kept) return;
    this.base = kept;
    this.mine = stateOf(kept);
    this.cursor = kept.cursor ?? 0;
  }

  // -- changes here

  /** The program is this now. */
  took(code: string, network: Network, cursor: number): void {
    const { source, network: pages } = this.given;
    const now = { code: code === source ? undefined : code, network: sameNetwork(network, pages) ? undefined : network };
    if (sameState(now, this.mine)) return;
    if (this.mine.network && !now.network && !this.aside.some(({ network: set }) => set === this.mine.network)) this.setAside('reset');
    this.cursor = cursor;
    this.mine = now;
    this.rev = newName();
    this.timer ??= setTimeout(() => void this.flush(), pause);
    this.host.changed();
  }

  /** Another one takes the place of the program: it stays among the versions. */
  setAside(why: Reason): void {
    const { code, network } = this.mine;
    if (code === undefined && !network) return;
    this.aside = [...this.aside, { at: Date.now(), why, code, network }];
    this.timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** A file brought it. */
  bring({ code, network, versions }: Work): Promise<void> {
    // Another tab may have changed it since the file was read.
    if (![{ code, network }, ...versions].some((state) => sameState(state, this.mine))) this.setAside('file');
    this.aside = [...this.aside, ...versions.toReversed()];
    this.mine = { code, network };
    this.rev = newName();
    this.host.show(this.mine);
    return this.flush();
  }

  /** Kept now, with the place of the cursor. */
  leave(cursor: number): Promise<void> {
    this.move(cursor);
    return this.unsaved || this.moved ? this.flush() : this.queue;
  }

  /** The page may be gone before a transaction has come to its end. Only this is sure to be there. */
  leaveAtOnce(cursor: number): void {
    this.move(cursor);
    const { writing, base } = this;
    if ((!this.unsaved && !this.moved && writing === undefined) || this.store.kind !== 'indexed') return;
    try {
      writeLocal(workKey(this.key), { ...shortOf(this.work), base: writing === undefined ? base.rev : [base.rev, writing] });
      this.late = true;
    } catch {
      // Full or forbidden. The transaction may be in time.
    }
  }

  private move(cursor: number): void {
    this.moved = this.base.rev !== '' && cursor !== (this.base.cursor ?? 0);
    this.cursor = cursor;
  }

  // -- with the store

  /** Writes what is new here, and learns what is new there. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.queue = this.queue.then(() => this.meet());
    return this.queue;
  }

  private async meet(): Promise<void> {
    const { base, aside: given, mine, rev, dirty, moved } = this;
    const aside = given.filter(isShort);
    const work = shortOf(this.work);
    this.moved = false;
    let there: Work | undefined;
    let written = false;
    let result: unknown;
    try {
      if (!isShort(mine)) throw tooLong();
      this.writing = work.rev;
      result = await this.store.change(workKey(this.key), (now) => {
        there = readWork(now);
        const next = nextWork(there, { base, mine, dirty, work, moved, aside });
        written = next !== undefined && (dirty || aside.length > 0 || !there);
        return next ?? now;
      });
    } catch (error) {
      this.host.lost(error);
      return;
    } finally {
      this.writing = undefined;
    }
    // What came meanwhile waits for the next time.
    this.aside = this.aside.filter((version, n) => n >= given.length || (n === this.aside.length - 1 && !isShort(version)));
    const kept = readWork(result) ?? noWork;
    if (!there || there.rev === base.rev || kept.rev === rev) this.base = kept;
    else this.meetOther(kept);
    // What was written late may be newer than what is in the store now.
    if (this.late && !this.waits) {
      dropLocal(workKey(this.key));
      this.late = false;
    }
    if (written) this.host.kept();
    if (this.aside.some((version) => !isShort(version))) this.host.lost(tooLong());
    this.host.changed();
  }

  /** Another tab has changed it since. */
  private meetOther(theirs: Work): void {
    if (this.dirty && !sameState(theirs, this.mine)) {
      this.base = { ...this.base, versions: theirs.versions };
      const asked = this.theirs !== undefined;
      this.theirs = theirs;
      if (!asked) this.host.ask();
    } else this.take(theirs);
  }

  private take(theirs: Work): void {
    const shown = sameState(theirs, this.mine);
    this.base = theirs;
    this.mine = stateOf(theirs);
    this.settle();
    if (!shown) this.host.show(this.mine);
  }

  private settle(): void {
    if (this.theirs) this.host.agreed();
    this.theirs = undefined;
  }

  // -- the answers

  takeTheirs(): Promise<void> {
    const { theirs } = this;
    if (!theirs) return this.queue;
    this.aside = [...this.aside, versionOf('tab', this.mine)];
    this.take(theirs);
    return this.flush();
  }

  keepMine(): Promise<void> {
    const { theirs } = this;
    if (!theirs) return this.queue;
    this.aside = [...this.aside, versionOf('tab', theirs)];
    this.base = theirs;
    this.rev = newName();
    this.settle();
    return this.flush();
  }
}

export const tooLong = (): DOMException => new DOMException('It is too long.', 'DataError');
/** As the store has it. */
const shortOf = (work: Work): Work => ({ ...work, versions: work.versions.filter(isShort) });
const stateOf = ({ code, network }: Work): State => ({ code, network });
const versionOf = (why: Reason, { code, network }: State, tab?: string): Version => ({
  at: Date.now(),
  why,
  code,
  network,
  ...(tab && { tab }),
});

interface Here {
  base: Work;
  mine: State;
  dirty: boolean;
  work: Work;
  moved: boolean;
  aside: readonly Version[];
}

/** What the store should have; undefined: as it is. */
function nextWork(there: Work | undefined, { base, mine, dirty, work, moved, aside }: Here): Work | undefined {
  // Nothing is there: it was cleared, or never was. What this tab knows is put back.
  if (!there) return dirty || base.rev !== '' || aside.length > 0 ? work : undefined;
  const versions = aside.reduce(withVersion, there.versions);
  if (there.rev === base.rev) {
    if (dirty) return { ...work, versions: versions.filter(({ tab }) => tab !== thisTab) };
    return moved || aside.length > 0 ? { ...work, versions } : undefined;
  }
  if (dirty && !sameState(there, mine)) return { ...there, versions: withVersion(versions, versionOf('tab', mine, thisTab)) };
  return aside.length > 0 ? { ...there, versions } : undefined;
}
