// What is opened in place of what is shown: by the address, a link in it, or a file. Nothing is run; where the learner's
// changes would go out of sight, the page asks first.
import course from 'virtual:course';
import type { Playground } from '../element/playground.js';
import { count } from '../model/facts.js';
import { refusalOf } from '../model/refusal.js';
import type { Shared } from '../model/shared.js';
import type { TraceFile } from '../model/trace_file.js';
import { plainName } from '../model/unseen.js';
import type { Anew } from './anew.js';
import { type Address, ofFile, readAddress } from './address.js';
import { type Scenario, findScenario } from './course.js';
import { arrive, enter, readdress, settle, stay } from './entries.js';
import type { Question } from './notice.js';

export const firstScenario = course[0]?.scenarios[0]?.id ?? '';

/** What is shown: a scenario, or what somebody shared. `on`: what the next run stands on, where it is not as ever. */
export interface Shown {
  id: string;
  scenario: Scenario;
  shared?: Shared | undefined;
  on?: Pick<Shared, 'seed' | 'time'> | undefined;
}

/** Where it is shown. */
export interface Stage {
  /** False: it is not wanted any more, and not shown. */
  present(shown: Shown, wanted: () => boolean): boolean | Promise<boolean>;
  play(trace: TraceFile): Promise<void>;
  /** All of somebody's work, which comes to the learner's own. */
  openWork(file: File): Promise<void>;
  playground: Playground | null;
  /** What becomes of the learner's changes, in a sentence; '' where there are none. */
  changes(): string;
  /** What was opened over it, such as the course, goes away. */
  closeSearch(): void;
  say(sentence: string): void;
  ask(question: Question): void;
  askAnew(anew: Anew): void;
  withdraw(about: string): void;
}

export class Opening {
  /** Only what was asked for last is opened. */
  private asked = 0;
  /** Of what is shown; undefined before there is something. */
  private address: string | undefined;

  constructor(private readonly stage: Stage) {}

  start(): void {
    addEventListener('hashchange', () => void this.openAddress());
    void this.openAddress();
  }

  /** The scenario itself, also where the address does not change. */
  async openScenario(id: string): Promise<void> {
    this.asked += 1;
    if (await this.show(id)) this.address = `#scenario=${id}`;
  }

  /** The address becomes this link, to what is shown. */
  shared(hash: string): void {
    readdress(hash, this.address === ofFile ? '' : (this.address ?? ''));
  }

  private async openAddress(): Promise<void> {
    const hash = arrive(this.address === undefined);
    const turn = this.begin();
    if (hash === this.address) return settle();
    const [address, on] = await this.inTime(Promise.all([readAddress(hash), hash === location.hash ? undefined : conditions()]));
    if (turn !== this.asked) return;
    const open = async (id: string, shared?: Shared): Promise<void> => {
      const mine = this.asked;
      const shown = await this.show(id, shared, on);
      // Where something else was asked for meanwhile, the browser is there already: to go back would lead beyond it.
      if (mine !== this.asked) return;
      if (!shown) return stay();
      settle();
      this.address = hash;
    };
    if ('shared' in address)
      return this.offer('This link opens a program that somebody shared.', 'Open the link', () =>
        open(known(address.shared), address.shared),
      );
    const problem = problemOf(address);
    if (problem === '') return open('scenario' in address ? address.scenario : firstScenario);
    this.stage.say(problem);
    if (this.address !== undefined) return stay();
    await open(firstScenario);
    this.stage.say(`${problem} This is the first scenario.`);
  }

  async openFile(file: File): Promise<void> {
    const turn = this.begin();
    const name = plainName(file.name);
    try {
      const { openFile } = await import('../model/open_file.js');
      const opened = await openFile(file);
      if (turn !== this.asked) return;
      if (opened.kind === 'work') return await this.stage.openWork(file);
      if (opened.kind === 'program') return this.offer(`${name} holds a program.`, 'Open the file', () => this.enterShared(opened.shared));
      const trace = { ...opened.trace, source: plainLines(opened.trace.source) };
      const play = async (more = ''): Promise<void> => {
        await this.stage.play(trace);
        this.stage.say(
          `${name}: a recorded run of ${count(trace.events.length, 'step')}. Nothing is run. Press Run for the program in the editor.${more}`,
        );
      };
      // Its lines are those of its own program, which is shown as one that somebody shared.
      if (trace.source === this.stage.playground?.code) return await play();
      const { source: code, seed, time, scenario = '' } = trace;
      this.offer(`${name} holds a run of another program.`, 'Open the file', async () => {
        if (await this.enterShared({ code, scenario, seed, time })) await play(this.address === ofFile ? ` ${tooLong}` : '');
      });
    } catch (error) {
      this.stage.say(`${name}: ${refusalOf(error, 'It could not be opened: is the network there? Reload the page to try again.')}`);
    }
  }

  private begin(): number {
    this.stage.withdraw('open');
    this.stage.withdraw('late');
    this.stage.closeSearch();
    return (this.asked += 1);
  }

  /** Opens it, or asks whether to. */
  private offer(what: string, label: string, open: () => Promise<unknown>): void {
    const changes = this.stage.changes();
    if (changes === '') return void open();
    const answers = [
      { label, take: () => void open() },
      { label: 'Stay here', take: stay },
    ];
    this.stage.ask({ about: 'open', text: `${what} ${changes}`, answers });
  }

  /** What a file brought gets an address, so that a reload and Back find it; unless it is too long for one. */
  private async enterShared(shared: Shared): Promise<boolean> {
    const { toHash } = await import('../model/share.js');
    const hash = await toHash(shared).catch(() => ofFile);
    if (!(await this.show(known(shared), shared))) return false;
    enter(hash);
    this.address = hash;
    if (hash === ofFile) this.stage.say(tooLong);
    return true;
  }

  /** What takes long is told, until it is there. */
  private async inTime<T>(loading: Promise<T>): Promise<T> {
    const turn = this.asked;
    let waiting = true;
    const late = setTimeout(() => {
      this.stage.askAnew({
        about: 'late',
        text: 'What this opens has not come yet: is the network slow, or gone? It is shown as soon as it is there. To try again, the page is loaded anew',
        label: 'Try again',
        take: () => location.reload(),
        still: () => waiting && turn === this.asked,
      });
    }, patience);
    try {
      return await loading;
    } finally {
      waiting = false;
      clearTimeout(late);
      if (turn === this.asked) this.stage.withdraw('late');
    }
  }

  /** False: it could not be loaded, or something else was asked for meanwhile. */
  private async show(id: string, shared?: Shared, on?: Shown['on']): Promise<boolean> {
    const turn = this.asked;
    try {
      const scenario = await this.inTime(findScenario(course, id)!.entry.load());
      if (turn !== this.asked) return false;
      const shown = { id, scenario, shared: shared && { ...shared, code: plainLines(shared.code) }, on };
      return await this.stage.present(shown, () => turn === this.asked);
    } catch {
      if (turn === this.asked) this.stage.say('This scenario could not be loaded: is the network there? Choose it again to try once more.');
      return false;
    }
  }
}

/** After so long something is late, in milliseconds. */
const patience = 5_000;

const tooLong = 'It is too long for an address: after a reload, the file brings it back.';

/** As an editor has them: it would count as changed otherwise. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The scenario that it belongs to, or the first, where the page has none of this name. */
const known = ({ scenario }: Shared): string => (findScenario(course, scenario) ? scenario : firstScenario);

/** What the link in the address was shared with. */
async function conditions(): Promise<Shown['on']> {
  const address = await readAddress(location.hash);
  if (!('shared' in address)) return undefined;
  const { seed, time } = address.shared;
  return { seed, time };
}

/** '' where it leads to a scenario. */
function problemOf(address: Exclude<Address, { shared: Shared }>): string {
  if ('problem' in address) return address.problem;
  return 'scenario' in address && !findScenario(course, address.scenario) ? `There is no scenario “${address.scenario}”.` : '';
}
