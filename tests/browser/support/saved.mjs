// What a page gives to save.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Presses an item of the menu of files; gives the file's name and text. */
export async function saved(page, item) {
  await page.locator('[data-testid=run-files] summary').click();
  return newFile(page, () => page.getByTestId(item).click());
}

/** The name and text of what is saved by an act. */
export function newFile(page, act) {
  const folder = page.context().downloads;
  return folder ? newIn(folder, act) : told(page, act);
}

async function told(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Where the engine does not tell of downloads, its folder does: a file is there, and whole once it does not grow. */
async function newIn(folder, act) {
  const files = () => readdir(folder).catch(() => []);
  for (const name of await files()) await rm(join(folder, name), { force: true });
  await act();
  let before = '';
  for (let tries = 0; tries < 600; tries += 1) {
    for (const name of (await files()).filter((each) => !/\.(part|wkdownload)$/.test(each))) {
      // It gets its name at the end, and what had it before goes away.
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      if (text !== '' && text === before) return { name, text };
      before = text;
    }
    await wait(50);
  }
  throw new Error(`nothing was saved in ${folder}`);
}
