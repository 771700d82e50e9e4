// Versions: embeds of several versions on one page. (The page of Ravel itself has a <ravel-playground> of its own, in
// web/src/element; the two never stand in one document.)
//
// The name of an element is the whole page's, and is given once: by the version that is loaded first. What an element is,
// is its own version's: when it comes into the document it gets that version's prototype, and all it does is done there.
// An element's version is that of its `version` attribute; else of the last embed.js before it in the document; else
// the first that was loaded. What is in this file is all that versions share, and no version may change it.

/** What a version brings. `prototype`: of the element, with arrived() and left(). */
export interface Kind {
  version: string;
  address: string;
  prototype: Living;
}
export interface Living extends HTMLElement {
  arrived(): void;
  left(): void;
}

interface Shared {
  kinds: Kind[];
  /** Elements whose version is still to come. */
  waiting: Set<Living>;
  bringIn(kind: Kind): void;
}

/** So long an element that comes after the page was loaded waits for its own version, in milliseconds. */
const patience = 3_000;
/** Node.DOCUMENT_POSITION_FOLLOWING, in fewer letters. */
const following = 4;
const key = Symbol.for('ravel-playground');

export function bringIn(kind: Kind): void {
  const page = globalThis as { [key]?: Shared };
  (page[key] ??= begin()).bringIn(kind);
}

function begin(): Shared {
  const kinds: Kind[] = [];
  const waiting = new Set<Living>();
  /** `late`: its own version does not come any more. */
  const settle = (element: Living, late: boolean): void => {
    const kind = kindOf(element, kinds) ?? (late ? kinds[0] : undefined);
    if (!kind) {
      waiting.add(element);
      // Its script may have come into the document with it.
      if (document.readyState === 'complete') setTimeout(() => waiting.has(element) && settle(element, true), patience);
      return;
    }
    waiting.delete(element);
    Object.setPrototypeOf(element, kind.prototype);
    element.arrived();
  };
  const settleAll = (late: boolean): void => waiting.forEach((element) => settle(element, late));
  addEventListener('load', () => setTimeout(settleAll, 0, true));
  class Tag extends HTMLElement {
    connectedCallback(): void {
      const element = this as unknown as Living;
      // It has this from its version.
      if (element.arrived) element.arrived();
      else settle(element, false);
    }
    disconnectedCallback(): void {
      const element = this as unknown as Living;
      if (!waiting.delete(element)) element.left();
    }
  }
  return {
    kinds,
    waiting,
    bringIn(kind) {
      if (kinds.some(({ version }) => version === kind.version)) return;
      if (kinds.push(kind) === 1) customElements.define('ravel-playground', Tag);
      settleAll(false);
    },
  };
}

/** Undefined: its version has not been loaded yet. */
function kindOf(element: Element, kinds: readonly Kind[]): Kind | undefined {
  const wanted = element.getAttribute('version');
  if (wanted) return kinds.find(({ version }) => version === wanted);
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(({ src }) =>
    /\/v[\d.]+[^/]*\/embed\.js$/.test(pathOf(src)),
  );
  const before = scripts.filter((script) => script.compareDocumentPosition(element) & following);
  const script = before.at(-1) ?? scripts[0];
  return script ? kinds.find(({ address }) => pathOf(address) === pathOf(script.src)) : kinds[0];
}

const pathOf = (address: string): string => address.replace(/[?#].*/, '');
