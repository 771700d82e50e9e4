// Focus is not lost: when the control that has it is turned off or goes away, the nearest one takes it.
const controls = 'button, a[href], input, select, summary, [tabindex="0"]';

/** For who goes by keys: without it the next Tab begins at the top of the page. */
export function keepFocus(root: HTMLElement): void {
  let last: HTMLElement | undefined;
  let around: HTMLElement[] = [];
  root.addEventListener('focusin', ({ target }) => {
    last = target as HTMLElement;
    around = ancestors(last, root);
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) last = undefined;
  });
  const changed = (): void => {
    const { activeElement } = document;
    if (!last || (activeElement !== last && activeElement !== document.body)) return;
    if (last.isConnected && !last.matches(':disabled')) return;
    const lost = last;
    last = undefined;
    heir(lost, around)?.focus();
  };
  new MutationObserver(changed).observe(root, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function ancestors(element: HTMLElement, root: HTMLElement): HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let at = element.parentElement; at; at = at === root ? null : at.parentElement) all.push(at);
  return all;
}

/** What stands nearest before it, else behind it, in the closest thing around it that is still there. */
function heir(lost: HTMLElement, around: readonly HTMLElement[]): HTMLElement | undefined {
  for (const place of around) {
    if (!place.isConnected) continue;
    const able = [...place.querySelectorAll<HTMLElement>(controls)].filter((one) => one !== lost && canFocus(one));
    const before = able.filter((one) => lost.isConnected && one.compareDocumentPosition(lost) & Node.DOCUMENT_POSITION_FOLLOWING);
    const found = before.at(-1) ?? able[0];
    if (found) return found;
  }
  return undefined;
}

const canFocus = (element: HTMLElement): boolean => !element.matches(':disabled, [tabindex="-1"]') && element.getClientRects().length > 0;
