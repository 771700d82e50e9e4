// Keeps the learner's work: the desk of the program that is open, progress, and what there is to say about keeping.
import type { TemplateResult } from 'lit';
import type { Playground } from '../../element/playground.js';
import type { Program } from '../../element/program.js';
import { type Reason, type State, type Version, type Work, isShort, noWork, readWork } from '../../model/kept/work.js';
import type { Kept } from '../../model/kept/work_file.js';
import type { Question } from '../notice.js';
import { Desk, tooLong } from './desk.js';
import { renderFoot } from './foot.js';
import { localKeys, localPrefix } from './local_store.js';
import { ProgressDesk } from './progress_desk.js';
import { type Store, openStore, progressKey, workKey } from './store.js';

export interface KeeperHost {
  readonly playground: Playground | null;
  ask(question: Question): void;
  withdraw(about: string): void;
  requestUpdate(): void;
}

export class Keeper {
  readonly progress: ProgressDesk;
  /** Something was changed that would be gone with the page. */
  losing = false;
  private readonly ready: Promise<Store>;
  private store: Store | undefined;
  private readonly desks = new Map<string, Desk>();
  /** What a file brought that is too long for the store, until its program is opened. */
  private readonly brought = new Map<string, Work>();
  /** Of the program that is open. */
  private desk: Desk | undefined;
  /** What could not be kept was said. */
  private said = false;
  private readonly channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('ravel.kept') : undefined;

  constructor(private readonly host: KeeperHost) {
    this.ready = this.begin();
    this.progress = new ProgressDesk(this.ready, {
      changed: () => this.host.requestUpdate(),
      kept: (store) => this.kept(progressKey, store),
      lost: (error) => this.lost(error),
    });
    void this.progress.look();
  }

  private async begin(): Promise<Store> {
    const store = (this.store = await openStore());
    try {
      if (hasLeft(store.kind)) await (await import('./adopt.js')).adoptAll(store);
    } catch {
      // It stays where it was, and is tried again next time.
    }
    this.listen();
    return store;
  }

  private listen(): void {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => void this.heard(data));
    addEventListener('storage', ({ key }) => {
      if (key === null || key.startsWith(localPrefix)) void this.look();
    });
    addEventListener('focus', () => void this.look());
    addEventListener('pageshow', () => void this.look());
    document.addEventListener('visibilitychange', () => (document.hidden ? void this.leave() : void this.look()));
    addEventListener('pagehide', () => {
      const { desk, cursor } = this;
      desk?.leaveAtOnce(cursor);
      this.progress.leaveAtOnce();
      void this.leave();
    });
  }

  // -- the program that is open

  /** With what the learner made of it. */
  async open(program: Program): Promise<Program> {
    void this.leave();
    const desk = this.desks.get(program.key) ?? this.newDesk(program, await this.ready);
    this.desks.set(program.key, desk);
    await desk.open();
    const brought = this.brought.get(program.key);
    this.brought.delete(program.key);
    if (brought) void desk.bring(brought);
    const { code, network, cursor } = desk.state;
    return { ...program, edited: code, editedNetwork: network, cursor };
  }

  /** It is what the page shows from now on. */
  enter(key: string): void {
    this.desk = this.desks.get(key);
    this.host.withdraw('tabs');
    if (this.desk?.asking) this.askWhich(this.desk);
  }

  /** The learner has changes to it. */
  async isEdited(key: string): Promise<boolean> {
    const store = await this.ready;
    const { code, network } =
      this.desks.get(key)?.state ?? this.brought.get(key) ?? readWork(await store.read(workKey(key)).catch(() => undefined)) ?? {};
    return code !== undefined || network !== undefined;
  }

  private newDesk({ key, source, network }: Program, store: Store): Desk {
    const desk: Desk = new Desk(key, { source, network }, store, {
      show: (state) => desk === this.desk && this.show(state),
      ask: () => desk === this.desk && this.askWhich(desk),
      agreed: () => desk === this.desk && this.host.withdraw('tabs'),
      kept: () => this.kept(workKey(key), store),
      lost: (error) => this.lost(error),
      changed: () => {
        if (this.losing) this.warn(this.loses);
        if (desk === this.desk) this.host.requestUpdate();
      },
    });
    return desk;
  }

  /** The learner changed it. */
  took(): void {
    const { playground } = this.host;
    const desk = this.desks.get(playground?.program?.key ?? '');
    if (playground && desk) desk.took(playground.code, playground.network, playground.cursor);
  }

  /** Another program comes into the editor. */
  setAside(why: Reason): void {
    this.desk?.setAside(why);
  }

  /** Puts an earlier version in place; the one that is there goes to the versions. */
  bringBack(version: Version): void {
    this.setAside('version');
    this.show(version);
  }

  get versions(): readonly Version[] {
    return this.desk?.versions ?? [];
  }

  renderFoot(): TemplateResult | undefined {
    const { desk } = this;
    return (
      desk &&
      renderFoot(desk.state, desk.versions, {
        bringBack: (version) => this.bringBack(version),
        list: () => void import('./versions_dialog.js').then(({ showVersions }) => showVersions(this)),
      })
    );
  }

  private show({ code, network }: State): void {
    const { playground } = this.host;
    const program = playground?.program;
    if (!playground || !program || program.key !== this.desk?.key) return;
    playground.network = network ?? program.network;
    playground.setCode(code ?? program.source, true);
    this.took();
  }

  private get cursor(): number {
    return this.host.playground?.cursor ?? 0;
  }

  /** The page is not looked at any more, or another program comes. */
  private async leave(): Promise<void> {
    await this.desk?.leave(this.cursor);
  }

  // -- other tabs

  private kept(key: string, store: Store): void {
    if (store.kind === 'page') return this.lost(new DOMException('Nothing is kept.', 'SecurityError'));
    this.channel?.postMessage(key);
    if (this.losing) this.warn(this.loses);
    if (this.progress.behind || [...this.desks.values()].some(({ unsaved }) => unsaved)) return;
    this.said = false;
    this.host.withdraw('storage');
  }

  private async heard(key: unknown): Promise<void> {
    if (key === progressKey) await this.progress.look();
    else if (this.desk && key === workKey(this.desk.key)) await this.desk.flush();
  }

  /** Others may have changed something while nobody looked here. */
  private async look(): Promise<void> {
    await this.progress.look();
    await this.desk?.flush();
  }

  private askWhich(desk: Desk): void {
    void import('./questions.js').then(({ whichTab }) => desk === this.desk && desk.asking && this.host.ask(whichTab(desk)));
  }

  // -- what can't be kept

  /** Everything that was changed outlives the page. What the browser has not kept after some seconds, it does not. */
  async keepsAll(): Promise<boolean> {
    const written = [...[...this.desks.values()].map((desk) => desk.flush()), ...(this.progress.behind ? [this.progress.write()] : [])];
    await Promise.race([Promise.all(written), new Promise((resolve) => setTimeout(resolve, patience))]);
    return !this.loses;
  }

  /** While two tabs differ, what is here is among the versions. */
  private get unsaved(): boolean {
    return [...this.desks.values()].some(({ unsaved, asking }) => unsaved && !asking);
  }

  private get loses(): boolean {
    return (
      this.unsaved ||
      this.brought.size > 0 ||
      (this.progress.behind && this.progress.now.solved.size > 0) ||
      (this.store?.holds?.() ?? false)
    );
  }

  private warn(losing: boolean): void {
    if (losing === this.losing) return;
    this.losing = losing;
    if (losing) addEventListener('beforeunload', stay);
    else removeEventListener('beforeunload', stay);
    this.host.requestUpdate();
  }

  private lost(error: unknown): void {
    this.warn(this.loses);
    if (this.said) return;
    this.said = true;
    // When it is wanted it may be out of reach, as after a new version.
    void import('./work_dialog.js').catch(() => {});
    void import('./questions.js').then(({ notKept }) => this.said && this.host.ask(notKept(error, () => void this.showWork())));
  }

  // -- as a file

  async showWork(file?: File): Promise<void> {
    const { showWork } = await import('./work_dialog.js');
    showWork(this, file);
  }

  /** All that is kept, with what this tab has of it. */
  async everything(): Promise<Kept> {
    const store = await this.ready;
    await Promise.all([...this.desks.values()].map((desk) => desk.flush()));
    const works = new Map<string, Work>();
    const all = await store.all().catch(() => undefined);
    const unread = all === undefined;
    for (const [key, value] of all ?? []) {
      const work = key.startsWith('work.') ? readWork(value) : undefined;
      if (work) works.set(key.slice('work.'.length), work);
    }
    for (const [key, work] of this.brought) works.set(key, work);
    for (const { key, unsaved, work } of this.desks.values()) if (unsaved || unread) works.set(key, work);
    return { works, progress: this.progress.now, unread };
  }

  /** Each work becomes what `next` makes of it; the one that is open is shown so. */
  async changeWorks(keys: Iterable<string>, next: (key: string, now: Work | undefined) => Work): Promise<void> {
    const store = await this.ready;
    for (const key of keys) {
      const desk = this.desks.get(key);
      const here = desk?.unsaved ? desk.work : this.brought.get(key);
      let work = noWork;
      const isForStore = (): boolean => !desk?.unsaved && isShort(work) && work.versions.every(isShort);
      await store.change(workKey(key), (now) => {
        work = next(key, here ?? readWork(now));
        return isForStore() ? work : now;
      });
      this.brought.delete(key);
      if (isForStore()) {
        this.kept(workKey(key), store);
        await desk?.flush();
      } else if (desk) await desk.bring(work);
      else {
        this.brought.set(key, work);
        this.lost(tooLong());
      }
    }
  }
}

/** The browser asks whether the page may be left. */
function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Safari's word for it.
  event.returnValue = true;
}

/** So long is waited for what is being written, in milliseconds. */
const patience = 2_000;

/** An earlier version of Ravel, or a page that was closed, has left something in localStorage. */
const hasLeft = (kind: Store['kind']): boolean =>
  localKeys('ravel.').some((key) => /^(code|network)\.|^(seen|solved)$/.test(key) || (kind === 'indexed' && key.startsWith('kept.')));
