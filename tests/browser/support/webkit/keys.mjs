// The names of keys as WebDriver has them.
const named = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCharCode(0xe031 + i)])),
};

export function keyOf(name) {
  if (name in named) return named[name];
  if ([...name].length === 1) return name;
  throw new Error(`There is no key '${name}'`);
}

/** 'Control+Shift+a': the keys to hold, and the one to press. '+' is a key, too. */
export function chord(text) {
  const names =
    text === '+'
      ? ['+']
      : text
          .replace(/\+\+$/, '+Plus')
          .split('+')
          .map((name) => (name === 'Plus' ? '+' : name));
  return names.map(keyOf);
}
