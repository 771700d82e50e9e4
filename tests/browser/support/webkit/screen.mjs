// A screen that nobody sees, and the desktop's settings on it, for one WebKitGTK.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** X's own pointer rests in the middle; the window that it rests on has the focus, since there is no window manager. */
export const middle = { x: 800, y: 500 };

/** Gives the display's name, and what ends it. */
export async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${middle.x * 2}x${middle.y * 2}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((resolve, reject) => {
    screen.on('error', reject);
    screen.on('exit', () => reject(new Error('Xvfb ended')));
    screen.stdio[3].on('data', (data) => resolve(`:${String(data).trim()}`));
  });
  return { display, end: () => screen.kill() };
}

/** Writes the settings into a folder of their own, and gives the environment that names it. */
export async function writeSettings(home, { reducedMotion }) {
  const config = join(home, 'config');
  const downloads = join(home, 'downloads');
  await mkdir(join(config, 'gtk-3.0'), { recursive: true });
  await mkdir(downloads, { recursive: true });
  await writeFile(
    join(config, 'gtk-3.0', 'settings.ini'),
    `[Settings]
gtk-enable-animations=${reducedMotion !== 'reduce'}
gtk-cursor-blink=false
`,
  );
  // The toolbar of the window would not let it become narrow.
  const small = 'min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 3px;';
  await writeFile(join(config, 'gtk-3.0', 'gtk.css'), `* { ${small} }\n`);
  await writeFile(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return {
    downloads,
    environment: { HOME: home, XDG_CONFIG_HOME: config, XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache') },
  };
}
