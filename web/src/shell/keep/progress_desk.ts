// Progress on its desk: what this tab has of it, and the way into the store, where it comes to the union of all tabs.
import {
  type KeptProgress,
  emptyProgress,
  mergeProgress,
  readProgress,
  sameProgress,
  writeProgress,
} from '../../model/kept/kept_progress.js';
import type { Progress } from '../../model/moves/progress.js';
import { dropLocal, writeLocal } from './local_store.js';
import { type Store, progressKey } from './store.js';

export interface ProgressHost {
  changed(): void;
  /** It is in the store, as other tabs should know; or why not. */
  kept(store: Store): void;
  lost(error: unknown): void;
}

export class ProgressDesk {
  now: KeptProgress = emptyProgress;
  /** Not all of it is in the store. */
  behind = false;
  private writes = 0;

  constructor(
    private readonly ready: Promise<Store>,
    private readonly host: ProgressHost,
  ) {}

  /** Of this tab, and what others have solved meanwhile. */
  keep({ seen, solved }: Progress): void {
    this.set({ seen, solved, cleared: this.now.cleared });
  }

  clear(): void {
    this.set({ ...emptyProgress, cleared: Math.max(Date.now(), this.now.cleared + 1) });
  }

  set(progress: KeptProgress): void {
    this.now = progress;
    this.host.changed();
    void this.write();
  }

  async write(): Promise<void> {
    this.behind = true;
    this.writes += 1;
    const write = this.writes;
    const store = await this.ready;
    try {
      await store.change(progressKey, (now) => {
        const there = readProgress(now);
        const all = mergeProgress(there, this.now);
        return now !== undefined && sameProgress(there, all) ? now : writeProgress(all);
      });
      // A later one may have more.
      if (write === this.writes) {
        this.behind = false;
        dropLocal(progressKey);
      }
      this.host.kept(store);
    } catch (error) {
      this.host.lost(error);
    }
  }

  /** The page may be gone before it is in the store. */
  leaveAtOnce(): void {
    if (!this.behind) return;
    try {
      writeLocal(progressKey, writeProgress(this.now));
    } catch {
      // Full or forbidden.
    }
  }

  /** Learns what is in the store. */
  async look(): Promise<void> {
    const store = await this.ready;
    const there = await store.read(progressKey).catch(() => undefined);
    const all = mergeProgress(this.now, readProgress(there));
    if (sameProgress(all, this.now)) return;
    this.now = all;
    this.host.changed();
  }
}
