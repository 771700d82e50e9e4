// <ravel-playground> as a docs page has it: the host's code with a bar above, until the rest of it is there.
import type { RavelPlaygroundElement } from '../embed.d.ts';
import { firstOptions } from './attributes.js';
import { drawBox, slots } from './box.js';
import { attachPrevious, codeIn, nameOf, textOf } from './document.js';
import { followHost, hostTheme } from './theme.js';
import type { Box, Mount, Snippet, State } from './types.js';
import { whenQuiet, whenWanted } from './when.js';

/** What is kept of an element. */
interface Life {
  box: Box;
  snippet?: Snippet | undefined;
  loading?: Promise<Snippet> | undefined;
  /** Set before its parts were there. */
  edited?: string | undefined;
  /** What stood before the element, and is in it now. */
  moved?: Element | undefined;
  /** The run that was asked for last, until Stop. */
  wish?: object | undefined;
  /** Somebody wants it now. */
  hurried: boolean;
  leave?: (() => void)[];
  gone?: boolean;
}

/** It has been said in the box. */
const quiet = (): void => undefined;

const lives = new WeakMap<HTMLElement, Life>();

/** Only its prototype is used: versions.ts gives it to the elements of this version. */
export class RavelPlayground extends HTMLElement implements Omit<RavelPlaygroundElement, keyof HTMLElement> {
  get code(): string {
    const life = lives.get(this);
    const pre = codeIn(this);
    return life?.snippet?.code ?? life?.edited ?? (pre ? textOf(pre) : '');
  }
  set code(code: string) {
    const life = lives.get(this);
    if (life) life.edited = code;
    if (life?.snippet) life.snippet.code = code;
  }

  get state(): State {
    const life = lives.get(this);
    return life?.snippet?.state ?? (life?.loading ? 'loading' : 'idle');
  }

  async run(): Promise<void> {
    const life = this.hurry();
    const wish = {};
    if (life) life.wish = wish;
    const snippet = await this.load();
    // It may have been stopped meanwhile.
    if (life?.wish === wish) await snippet?.run();
  }
  async stop(): Promise<void> {
    const life = lives.get(this);
    if (life) life.wish = undefined;
    await life?.snippet?.stop();
  }
  reset(): void {
    const life = lives.get(this);
    if (life) life.edited = undefined;
    life?.snippet?.reset();
  }
  /** By so many steps of the run, back or on. */
  step(by = 1): void {
    lives.get(this)?.snippet?.step(by);
  }
  seek(step: number): void {
    lives.get(this)?.snippet?.seek(step);
  }
  async trace(): Promise<unknown[]> {
    return (await lives.get(this)?.snippet?.trace()) ?? [];
  }
  async shareUrl(): Promise<string> {
    this.hurry();
    return (await this.load())?.shareUrl() ?? '';
  }

  /** Ends what runs at once, and leaves the document as it was without scripts. */
  destroy(): void {
    const life = lives.get(this);
    if (!life || life.gone) return;
    this.left();
    life.gone = true;
    life.snippet?.destroy();
    life.snippet = life.loading = undefined;
    if (life.moved) this.before(life.moved);
    life.box.root.adoptedStyleSheets = [];
    life.box.root.replaceChildren(...slots());
  }

  // -- its life in the document, called by versions.ts

  arrived(): void {
    // Where the parser is still at work, what is in it is not there yet.
    if (document.readyState === 'loading')
      return document.addEventListener('DOMContentLoaded', () => this.isConnected && this.arrived(), { once: true });
    const known = lives.get(this);
    if (known?.gone) return;
    const { attach, autorun, loading } = firstOptions(this);
    const moved = attach && attachPrevious(this);
    const life = known ?? {
      moved,
      box: drawBox(this),
      hurried: loading !== 'lazy',
    };
    if (!known) {
      lives.set(this, life);
      // Set before the element was one, it hides what is meant.
      if (Object.hasOwn(this, 'code')) {
        const { code } = this;
        delete (this as { code?: string }).code;
        this.code = code;
      }
      life.box.run.addEventListener('click', () => void this.run().catch(quiet));
    }
    this.look(life);
    const watch = new MutationObserver(() => this.look(life));
    watch.observe(this, { attributes: true });
    // Once: not again where it is moved about.
    const runs = autorun && !known;
    const start = (): Promise<unknown> => (runs ? this.run() : this.load()).catch(quiet);
    const wanted = whenWanted(this, runs && loading === 'click' ? 'lazy' : loading, start);
    const size = new ResizeObserver(() => this.tell('ravel:resize', { width: this.offsetWidth, height: this.offsetHeight }));
    size.observe(life.box.frame);
    life.leave = [() => watch.disconnect(), () => size.disconnect(), followHost(() => this.look(life)), wanted];
  }

  left(): void {
    const life = lives.get(this);
    life?.leave?.splice(0).forEach((leave) => leave());
    // Who is moved about in the document is back by then.
    setTimeout(() => this.isConnected || life?.snippet?.rest());
  }

  /** As its attributes and the host have it now. */
  private look(life: Life): void {
    const { theme = hostTheme(), timeline, chains, height, maxHeight } = firstOptions(this);
    const { frame, code } = life.box;
    frame.ariaLabel = this.ariaLabel || nameOf(this);
    Object.assign(frame.dataset, { theme, timeline, chains });
    Object.assign(frame.style, { height, maxHeight });
    // Where the document does not have the program, embed.css says how high it will be.
    code.style.minHeight = codeIn(this) || height || maxHeight ? '' : 'var(--ravel-room)';
    life.snippet?.changed();
  }

  private hurry(): Life | undefined {
    const life = lives.get(this);
    if (life) life.hurried = true;
    return life;
  }

  private tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private async load(): Promise<Snippet | undefined> {
    const life = lives.get(this);
    if (!life || life.gone) return;
    return (life.loading ??= this.fetchParts(life).catch((error: unknown) => {
      life.loading = undefined;
      this.tell('ravel:error', { message: life.box.tell(error, 'Run') });
      throw error;
    }));
  }

  private async fetchParts(life: Life): Promise<Snippet> {
    const { box, edited } = life;
    box.say('');
    box.run.setAttribute('aria-busy', 'true');
    try {
      const { mount } = (await import('../snippet/snippet.js')) as { mount: Mount };
      const shown = codeIn(this);
      const base = import.meta.url.replace(/[^/]*$/, '');
      life.snippet = await mount({
        host: this,
        box,
        code: shown && textOf(shown),
        shown,
        edited,
        base,
        pause: () => whenQuiet(() => life.hurried),
      });
    } finally {
      box.run.removeAttribute('aria-busy');
    }
    if (life.gone) life.snippet.destroy();
    // It has left while its parts were on their way: nobody would end the engine.
    else if (!this.isConnected) life.snippet.rest();
    else {
      life.snippet.changed();
      // It was set meanwhile.
      if (life.edited !== undefined && life.edited !== edited) life.snippet.code = life.edited;
    }
    return life.snippet;
  }
}
