// When the rest of a snippet is fetched: at once, when it nears what can be seen, or when it is asked for.
import type { FirstOptions } from './attributes.js';

/** So far before it can be seen. */
const reach = '600px';
/** In milliseconds: as long as the reader scrolls, nothing is made; and between two pieces of work there is time for others. */
const quiet = 150;
const rest = 30;

const loads = new WeakMap<Element, () => Promise<unknown>>();
/** Those near, in the order in which they came. */
const near = new Set<Element>();
let watch: IntersectionObserver | undefined;
let scrolled = -quiet;
let busy = false;

/** Gives what takes it back. */
export function whenWanted(host: Element, loading: FirstOptions['loading'], load: () => Promise<unknown>): () => void {
  if (loading === 'eager') void load();
  if (loading !== 'lazy') return () => undefined;
  watch ??= startWatch();
  loads.set(host, load);
  watch.observe(host);
  return () => {
    near.delete(host);
    watch!.unobserve(host);
  };
}

function startWatch(): IntersectionObserver {
  addEventListener('scroll', () => (scrolled = performance.now()), { capture: true, passive: true });
  const seen = (entries: IntersectionObserverEntry[]): void => {
    for (const { isIntersecting, target } of entries) near[isIntersecting ? 'add' : 'delete'](target);
    void work();
  };
  return new IntersectionObserver(seen, { rootMargin: reach });
}

/** Resolves when the reader does not scroll, or does not want to wait any more. */
export async function whenQuiet(hurried: () => boolean): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, hurried() ? 0 : rest));
  while (!hurried() && scrolled + quiet > performance.now());
}

/** One after the other. */
async function work(): Promise<void> {
  if (busy) return;
  busy = true;
  while (near.size > 0) {
    await whenQuiet(() => near.size === 0);
    const [host] = near;
    if (!host) break;
    near.delete(host);
    watch!.unobserve(host);
    await loads.get(host)?.();
  }
  busy = false;
}
