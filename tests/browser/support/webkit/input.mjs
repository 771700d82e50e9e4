// A page's keyboard and mouse.
import { chord, keyOf } from './keys.mjs';

const buttons = { left: 0, middle: 1, right: 2 };

export function inputOf(page) {
  const act = (source, actions) => page.command('POST', '/actions', { actions: [{ ...source, actions }] }, true);
  const keys = (actions) => act({ type: 'key', id: 'keyboard' }, actions);
  const pointer = (actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, actions);
  const down = (value) => ({ type: 'keyDown', value });
  const up = (value) => ({ type: 'keyUp', value });
  const press = ({ button = 'left' } = {}) => ({ type: 'pointerDown', button: buttons[button] });
  const release = ({ button = 'left' } = {}) => ({ type: 'pointerUp', button: buttons[button] });
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) });

  const keyboard = {
    press: (text) => {
      const all = chord(text);
      return keys([...all.map(down), ...all.reverse().map(up)]);
    },
    type: async (text) => {
      for (const key of text) await keys([down(key === '\n' ? keyOf('Enter') : key), up(key === '\n' ? keyOf('Enter') : key)]);
    },
    down: (name) => keys([down(keyOf(name))]),
    up: (name) => keys([up(keyOf(name))]),
    insertText: (text) => page.run((tools, text) => void tools.insert(text), text),
  };
  const mouse = {
    move: (x, y) => pointer([move(x, y)]),
    down: (options) => pointer([press(options)]),
    up: (options) => pointer([release(options)]),
    click: (x, y, { clickCount = 1, ...options } = {}) =>
      pointer([move(x, y), ...Array.from({ length: clickCount }, () => [press(options), release(options)]).flat()]),
    dblclick: (x, y, options) => mouse.click(x, y, { ...options, clickCount: 2 }),
  };
  return { keyboard, mouse };
}
