// Signs that steer, hide or turn around what is read: control characters, bidirectional overrides, blanks without width.
// Those that join letters and emoji are none of them.

const signs =
  '\\p{Cc}\\p{Zl}\\p{Zp}\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffc';

export const hasUnseen = (text: string): boolean => new RegExp(`[${signs}]`, 'u').test(text);

/** Of a file or a page, to be put into a sentence. */
export function plainName(name: string): string {
  const plain = name.replace(new RegExp(`[${signs}]`, 'gu'), '');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
