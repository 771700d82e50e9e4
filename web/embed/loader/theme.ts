// Light or dark, where `theme` is auto: by the host's own switch where it has one, else by the system. It is followed live.
const material = 'data-md-color-scheme';
const switches = ['data-theme', material, 'data-bs-theme', 'data-mode', 'class'];
/** What Material calls its own. */
const schemes: Record<string, string> = { slate: 'dark', default: 'light' };

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

/** '' : the system's. A class is looked at last, and says it by these two words alone: hosts have classes for much else. */
export function hostTheme(): string {
  for (const name of switches)
    for (const element of [document.body, document.documentElement])
      for (const word of (element.getAttribute(name) ?? '').split(/\s+/)) {
        const theme = name === material ? schemes[word] : word;
        if (theme === 'dark' || theme === 'light') return theme;
      }
  return '';
}
