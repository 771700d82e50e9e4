// What runs in the page beside Playwright's script: values that go out and in, promises, and what a locator does.
// The function is sent as text, and refers to nothing outside.

/* global document, window, innerWidth, innerHeight */
export function tools(injected) {
  const asked = new Map();
  let lastAsked = 0;
  let guard;

  // JSON, with what it leaves out.
  const encode = (value) =>
    JSON.stringify(value, (_, one) =>
      one === undefined || typeof one === 'function' || typeof one === 'symbol'
        ? { $: 'undefined' }
        : typeof one === 'number' && !Number.isFinite(one)
          ? { $: String(one) }
          : one,
    );
  const told = (error) => ({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });

  /** What `work` gives, or the number under which a promise is asked for. */
  function begin(work) {
    try {
      const value = work();
      if (typeof value?.then !== 'function') return { value: encode(value) };
      lastAsked += 1;
      const id = lastAsked;
      asked.set(id, undefined);
      value.then(
        (result) => asked.set(id, { value: encode(result) }),
        (error) => asked.set(id, told(error)),
      );
      return { id };
    } catch (error) {
      return told(error);
    }
  }
  function take(id) {
    const result = asked.get(id);
    if (result) asked.delete(id);
    return result ?? { id };
  }

  const all = (selector) => injected.querySelectorAll(injected.parseSelector(selector), document);
  function one(selector, strict = true) {
    const found = all(selector);
    if (strict && found.length > 1) throw injected.strictModeViolationError(injected.parseSelector(selector), found);
    return found[0];
  }

  /** Whether the element is in this state; of one that is not there: whether that is wanted. */
  function is(selector, state, strict) {
    const element = one(selector, strict);
    if (state === 'attached' || state === 'detached') return (element !== undefined) === (state === 'attached');
    if (!element) return state === 'hidden';
    return injected.elementState(element, state, true).matches;
  }

  /** Where to press, once the element can be pressed; or why not yet. */
  async function target(selector, states, action) {
    const element = one(selector);
    if (!element) return { wait: 'no such element' };
    const missing = await injected.checkElementStates(element, states, true);
    if (missing) return { wait: missing.missingState ? `it is not ${missing.missingState}` : missing };
    const view = (rect) => ({
      left: Math.max(rect.left, 0),
      top: Math.max(rect.top, 0),
      right: Math.min(rect.right, innerWidth),
      bottom: Math.min(rect.bottom, innerHeight),
    });
    const inView = () =>
      [...element.getClientRects()].map(view).find(({ left, top, right, bottom }) => right - left > 0.5 && bottom - top > 0.5);
    // Out of everything that scrolls, not only the window.
    element.scrollIntoViewIfNeeded();
    const rect = inView();
    if (!rect) return { wait: 'it is out of view' };
    const point = { x: Math.floor((rect.left + rect.right) / 2), y: Math.floor((rect.top + rect.bottom) / 2) };
    const held = injected.setupHitTargetInterceptor(element, action, point, false);
    if (typeof held === 'string') return { wait: `${held} is in the way` };
    guard = held;
    return { point };
  }

  /** Whether what was done since `target` went to the element. */
  function hit() {
    const result = guard.stop();
    guard = undefined;
    return result === 'done' ? {} : { wait: `${result.hitTargetDescription ?? result} is in the way` };
  }

  /** Writes at the cursor, as a keyboard of another script would. */
  const insert = (text) => document.execCommand(text === '' ? 'delete' : 'insertText', false, text);

  return { injected, begin, take, all, one, is, target, hit, insert };
}
