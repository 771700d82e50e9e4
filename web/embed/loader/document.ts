// What stands in the document: the code of a snippet, and the output that was recorded.

/** With `attach="previous"`, what stands before the element is put into it. Gives what was: it goes back when the element is destroyed. */
export function attachPrevious(host: HTMLElement): Element | undefined {
  const before = host.previousElementSibling;
  if (codeIn(host) || !before || !(before.matches('pre') || before.querySelector('pre'))) return undefined;
  host.prepend(before);
  return before;
}

/** The `pre` with the code, and what is around it in the element. */
export function codeIn(host: HTMLElement): HTMLElement | undefined {
  for (const child of host.children) {
    if (child.slot || !(child instanceof HTMLElement)) continue;
    const pre = child.matches('pre') ? child : child.querySelector<HTMLElement>('pre');
    if (pre) return pre;
  }
  return undefined;
}

/** Without the line numbers that some generators put in, and without an end of line behind the last one. */
export function textOf(pre: HTMLElement): string {
  const copy = pre.cloneNode(true) as HTMLElement;
  for (const number of copy.querySelectorAll('.linenos, .lineno, [data-linenos], button')) number.remove();
  return copy.textContent.replace(/^\n/, '').trimEnd();
}

/** For those who hear the page: which of its snippets this is, and what it is about. */
export function nameOf(host: HTMLElement): string {
  const about = host.title || host.getAttribute('scenario');
  const all = [...(host.getRootNode() as ParentNode).querySelectorAll<HTMLElement>('ravel-playground')];
  return `Runnable example ${all.indexOf(host) + 1}${about ? `: ${about}` : ''}`;
}
