// Where the windows of one WebKit stand: the one in use lies with its toolbar under X's pointer, and has the focus.
import { middle } from './screen.mjs';

const onTop = { x: middle.x - 100, y: middle.y - 8 };
const aside = { x: middle.x + 200, y: middle.y + 100 };

export function deskOf() {
  let focused;

  /** Makes the page of a window this large: what is around it is found out. */
  async function resize(handle, { width, height }, command) {
    let around = { width: 0, height: 20 };
    for (let tries = 0; tries < 50; tries += 1) {
      await command('POST', '/window/rect', { ...onTop, width: width + around.width, height: height + around.height });
      const [w, h] = await command('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
      if (w === width && h === height) {
        if (focused !== handle && focused !== undefined) await park(focused, handle, command);
        focused = handle;
        return;
      }
      if (tries % 10 === 9) around = { width: around.width + width - w, height: around.height + height - h };
    }
    throw new Error(`The window could not be made ${width} by ${height}`);
  }

  async function park(other, handle, command) {
    await command('POST', '/window', { handle: other });
    await command('POST', '/window/rect', aside);
    await command('POST', '/window', { handle });
  }

  async function focus(handle, command) {
    if (focused === handle) return;
    if (focused !== undefined) await park(focused, handle, command);
    await command('POST', '/window/rect', onTop);
    focused = handle;
    for (let tries = 0; tries < 200; tries += 1)
      if (await command('POST', '/execute/sync', { script: 'return document.hasFocus()', args: [] })) return;
    throw new Error('The window did not get the focus');
  }

  /** A window was closed. */
  const gone = (handle) => {
    if (focused === handle) focused = undefined;
  };
  return { resize, focus, gone };
}
