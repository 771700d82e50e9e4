// Two files read the attributes of a snippet: embed.js those that it wants at once, the rest of the snippet all of them. What
// the one takes, the other takes, and tells the rest.
import { firstOptions } from '../../web/embed/loader/attributes.js';
import { readOptions } from '../../web/embed/snippet/options.js';

const none = {};

beforeAll(() => {
  vi.stubGlobal('CSS', { supports: (_: string, value: string) => /^(auto|\d+(px|em|%))$/.test(value) });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const element = (attributes: Record<string, string>): Element =>
  ({
    getAttribute: (name: string) => attributes[name] ?? null,
    hasAttribute: (name: string) => Object.hasOwn(attributes, name),
  }) as unknown as Element;

const firstOf = (attributes: Record<string, string>): object => firstOptions(element(attributes));
const wrongIn = (attributes: Record<string, string>): string[] => readOptions(element(attributes)).wrong.map(({ name }) => name);

/** Those that mean what no attribute means, and those that mean something else. */
const values: Record<string, { same: string[]; other: string[]; wrong: string[] }> = {
  timeline: { same: ['off'], other: ['', 'compact', ' full '], wrong: ['tiny', 'Full', '-'] },
  chains: { same: ['off'], other: ['', 'compact', 'full'], wrong: ['true', 'off full', '-'] },
  loading: { same: ['lazy'], other: ['eager', 'click '], wrong: ['', 'soon', '-'] },
  theme: { same: ['auto'], other: ['light', 'dark'], wrong: ['', 'black', '-'] },
  attach: { same: [''], other: ['previous'], wrong: ['next', '-'] },
  autorun: { same: ['false'], other: ['', 'true'], wrong: ['yes', '-'] },
  height: { same: ['auto'], other: ['20em', ' 3px'], wrong: ['', 'high', '-'] },
  'max-height': { same: ['auto'], other: ['50%'], wrong: ['', '20', '-'] },
};

describe.each(Object.entries(values))('%s', (name, { same, other, wrong }) => {
  test.each(same)('"%s" means what none means', (value) => {
    expect(firstOf({ [name]: value })).toEqual(firstOf(none));
    expect(wrongIn({ [name]: value })).toEqual([]);
  });
  test.each(other)('"%s" means something else', (value) => {
    expect(firstOf({ [name]: value })).not.toEqual(firstOf(none));
    expect(wrongIn({ [name]: value })).toEqual([]);
  });
  test.each(wrong)('"%s" means nothing, and is told', (value) => {
    expect(firstOf({ [name]: value })).toEqual(firstOf(none));
    expect(wrongIn({ [name]: value })).toEqual([name]);
  });
});

test.each([undefined, '', 'off', 'compact', 'full', 'tiny', ' full '])('both read timeline and chains in the same way: %s', (value) => {
  const attributes = value === undefined ? none : { timeline: value, chains: value };
  const { timeline, chains } = readOptions(element(attributes));
  expect(firstOf(attributes)).toMatchObject({ timeline, chains });
});

test('a version that was never loaded is told', () => {
  expect(wrongIn({ version: __VERSION__ })).toEqual([]);
  expect(wrongIn({ version: '99' })).toEqual(['version']);
});
