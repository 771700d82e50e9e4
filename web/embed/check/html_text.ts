// Text in HTML: characters written by name or number, and back.

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  larr: '←',
  rarr: '→',
  times: '×',
  middot: '·',
  bull: '•',
  copy: '©',
  euro: '€',
  deg: '°',
  lbrace: '{',
  lcub: '{',
  rbrace: '}',
  rcub: '}',
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  lpar: '(',
  rpar: ')',
  grave: '`',
  dollar: '$',
  equals: '=',
  num: '#',
  sol: '/',
  bsol: '\\',
  colon: ':',
  semi: ';',
  comma: ',',
  period: '.',
  excl: '!',
  quest: '?',
  lowbar: '_',
  vert: '|',
  verbar: '|',
  ast: '*',
  plus: '+',
  percnt: '%',
  NewLine: '\n',
  Tab: '\t',
};

/** `unknown` is told of names that are not known; they stay as they are. */
export function decode(text: string, unknown: (name: string) => void = () => {}): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]*));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name === undefined) return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    if (!Object.hasOwn(named, name)) unknown(whole);
    return named[name] ?? whole;
  });
}

const character = (code: number): string => (code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));

export const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
