// When the rest of a snippet is fetched: at once, when it nears what can be seen, or when it is asked for.
import type { Options } from './attributes.js';

/** So far before it can be seen. */
const reach = '600px';

const wanted = new WeakMap<Element, () => void>();
let watch: IntersectionObserver | undefined;

/** Gives what takes it back. */
export function whenWanted(host: Element, loading: Options['loading'], load: () => void): () => void {
  if (loading === 'eager') load();
  if (loading !== 'lazy') return () => undefined;
  watch ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch!.unobserve(target);
        wanted.get(target)?.();
      }
    },
    { rootMargin: reach },
  );
  wanted.set(host, load);
  watch.observe(host);
  return () => watch!.unobserve(host);
}
