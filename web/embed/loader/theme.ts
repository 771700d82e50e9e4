// Light or dark, where `theme` is auto: by the host's own switch where it has one, else by the system. It is followed live.
const switches = ['data-theme', 'data-md-color-scheme', 'data-bs-theme', 'data-mode', 'class'];
const words: Record<string, string> = { slate: 'dark', default: 'light', dark: 'dark', light: 'light' };

/** Who is told when the host's switch was pressed. */
const followers = new Set<() => void>();
let watch: MutationObserver | undefined;
let watched: Element | undefined;

export function followHost(follower: () => void): () => void {
  followers.add(follower);
  // Some hosts put another body in place of theirs.
  if (watched !== document.body) {
    watch?.disconnect();
    watch = new MutationObserver(() => followers.forEach((tell) => tell()));
    watched = document.body;
    for (const element of [document.documentElement, watched]) watch.observe(element, { attributeFilter: switches });
  }
  return () => followers.delete(follower);
}

/** '' : the system's. */
export function hostTheme(): string {
  for (const element of [document.body, document.documentElement])
    for (const name of switches)
      for (const value of (element.getAttribute(name) ?? '').split(/\s+/)) if (Object.hasOwn(words, value)) return words[value]!;
  return '';
}
