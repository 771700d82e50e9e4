// A locator of WebKit's, with Playwright's calls: it finds its element anew for each, and waits until what is asked can be done.
import { byLabel, byRole, byTestId, byText, options } from './selectors.mjs';
import { until } from './values.mjs';

export function locatorOf(page, selector) {
  const more = (...parts) => locatorOf(page, [selector, ...parts].join(' >> '));
  const within = (other) => (typeof other === 'string' ? other : `internal:chain=${JSON.stringify(other.selector)}`);

  /** Asks in the page until it is done. */
  const ask = (what, f, given, { timeout = page.timeout } = {}) =>
    until(() => page.run(f, { selector, ...given }), timeout, `${what} of ${selector}`);

  /** What a function gives of the element, as soon as there is one. */
  const read = async (what, f, given, wishes) =>
    (
      await until(
        () =>
          page.runText(
            `(tools, given) => { const element = tools.one(given.selector); return element ? { value: (${f})(element, given.argument, tools) } : { wait: 'there is none' } }`,
            { selector, argument: given },
          ),
        wishes?.timeout ?? page.timeout,
        `${what} of ${selector}`,
      )
    ).value;

  /** Waits for the element to be as it must be for a press, and does that; again, if it went elsewhere. */
  const point = (what, states, action, perform, wishes = {}) =>
    until(
      async () => {
        const found = await page.run((tools, { selector, states, action }) => tools.target(selector, states, action), {
          selector,
          states,
          action,
        });
        if (found.wait !== undefined) return found;
        await perform(found.point);
        // The page that was pressed may be gone.
        return page.run((tools) => tools.hit()).catch(() => ({}));
      },
      wishes.timeout ?? page.timeout,
      `${what} of ${selector}`,
    ).then(() => undefined);

  const presses = ['visible', 'enabled', 'stable'];
  /** Checks it when it is not, or the other way round. */
  const set = async (wanted, wishes) => {
    if ((await read('its state', (element, _, tools) => tools.injected.elementState(element, 'checked', true).matches)) !== wanted)
      await locator.click(wishes);
  };
  const is = (state) => page.run((tools, { selector, state }) => tools.is(selector, state), { selector, state });

  const locator = {
    selector,
    page: () => page,
    locator: (other, wishes) => more(within(other), ...options(wishes)),
    filter: (wishes) => more(...options(wishes)),
    getByTestId: (id) => more(byTestId(id)),
    getByRole: (role, wishes) => more(byRole(role, wishes)),
    getByText: (text, wishes) => more(byText(text, wishes)),
    getByLabel: (text, wishes) => more(byLabel(text, wishes)),
    first: () => more('nth=0'),
    last: () => more('nth=-1'),
    nth: (place) => more(`nth=${place}`),
    all: async () => Array.from({ length: await locator.count() }, (_, i) => locator.nth(i)),
    count: () => page.run((tools, selector) => tools.all(selector).length, selector),

    click: (wishes = {}) => point('a click', presses, 'mouse', ({ x, y }) => page.mouse.click(x, y, wishes), wishes),
    dblclick: (wishes = {}) => point('a double click', presses, 'mouse', ({ x, y }) => page.mouse.dblclick(x, y, wishes), wishes),
    hover: (wishes) => point('a hover', ['visible', 'stable'], 'hover', ({ x, y }) => page.mouse.move(x, y), wishes),
    check: (wishes) => set(true, wishes),
    uncheck: (wishes) => set(false, wishes),
    focus: (wishes) => read('the focus', (element, _, tools) => void tools.injected.focusNode(element), undefined, wishes),
    blur: () => read('a blur', (element, _, tools) => void tools.injected.blurNode(element)),
    async press(key, wishes) {
      await read('the focus', (element, _, tools) => void tools.injected.focusNode(element, true), undefined, wishes);
      await page.keyboard.press(key);
    },
    async pressSequentially(text, wishes) {
      await read('the focus', (element, _, tools) => void tools.injected.focusNode(element, true), undefined, wishes);
      await page.keyboard.type(text);
    },
    fill: (text, wishes) =>
      ask(
        'a fill',
        (tools, { selector, text }) => {
          const element = tools.one(selector);
          if (!element) return { wait: 'there is none' };
          for (const state of ['visible', 'enabled', 'editable'])
            if (!tools.injected.elementState(element, state, true).matches) return { wait: `it is not ${state}` };
          if (tools.injected.fill(element, text) === 'needsinput') tools.insert(text);
          return {};
        },
        { text },
        wishes,
      ).then(() => undefined),
    clear: (wishes) => locator.fill('', wishes),
    selectOption: (wanted, wishes) =>
      ask(
        'a choice',
        (tools, { selector, wanted }) => {
          const element = tools.one(selector);
          if (!element) return { wait: 'there is none' };
          const result = tools.injected.selectOptions(element, wanted);
          return typeof result === 'string' ? { wait: result } : { value: result };
        },
        { wanted: [wanted].flat().map((one) => (typeof one === 'string' ? { valueOrLabel: one } : one)) },
        wishes,
      ).then(({ value }) => value),
    setInputFiles: (files, wishes) =>
      read(
        'the files',
        (element, payloads, tools) => void tools.injected.setInputFiles(element, payloads),
        [files].flat().map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer: Buffer.from(buffer).toString('base64') })),
        wishes,
      ),
    dispatchEvent: (type, init = {}) =>
      read(type, (element, [type, init], tools) => void tools.injected.dispatchEvent(element, type, init), [type, init]),
    scrollIntoViewIfNeeded: () => read('a scroll', (element) => void element.scrollIntoViewIfNeeded()),

    evaluate: (f, given) => read('an evaluation', f, given),
    evaluateAll: (f, given) =>
      page.runText(`(tools, given) => (${f})(tools.all(given.selector), given.argument)`, { selector, argument: given }),
    textContent: (wishes) => read('the text', (element) => element.textContent, undefined, wishes),
    innerText: (wishes) => read('the text', (element) => element.innerText, undefined, wishes),
    innerHTML: (wishes) => read('the markup', (element) => element.innerHTML, undefined, wishes),
    allTextContents: () => locator.evaluateAll((all) => all.map((element) => element.textContent)),
    allInnerTexts: () => locator.evaluateAll((all) => all.map((element) => element.innerText)),
    inputValue: (wishes) => read('the value', (element) => element.value, undefined, wishes),
    getAttribute: (name, wishes) => read(name, (element, name) => element.getAttribute(name), name, wishes),
    boundingBox: (wishes) =>
      read(
        'the place',
        (element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return element.getClientRects().length > 0 ? { x, y, width, height } : null;
        },
        undefined,
        wishes,
      ),
    isVisible: () => is('visible'),
    isHidden: () => is('hidden'),
    isDisabled: () => read('its state', (element, _, tools) => tools.injected.elementState(element, 'disabled', true).matches),
    isEnabled: () => read('its state', (element, _, tools) => tools.injected.elementState(element, 'enabled', true).matches),
    isChecked: () => read('its state', (element, _, tools) => tools.injected.elementState(element, 'checked', true).matches),
    waitFor: ({ state = 'visible', ...wishes } = {}) =>
      ask(
        'waiting',
        (tools, { selector, state }) => (tools.is(selector, state) ? {} : { wait: `it is not ${state}` }),
        { state },
        wishes,
      ).then(() => undefined),
  };
  return locator;
}
