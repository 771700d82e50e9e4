// What tests of kept work share: what is in the editor, and what is in the store.
import { reach } from './browser.mjs';

export const code = (page) => page.evaluate(() => window.ravel.getCode());
export const cursor = (page) => page.evaluate(() => document.querySelector('ravel-playground').cursor);

/** Types into the editor, after what is there. */
export async function typeAtEnd(page, text) {
  await page.locator('[data-testid=editor] .cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

export async function reload(page) {
  await page.reload();
  await reach(page, 'idle');
}

/** Goes to another scenario, and waits until it is open. */
export async function goTo(page, scenario) {
  await page.evaluate((id) => (location.hash = `#scenario=${id}`), scenario);
  await page.waitForFunction((id) => document.querySelector('ravel-playground').program?.id === id, scenario);
}

export const waitForCode = (page, text) => page.waitForFunction((wanted) => window.ravel.getCode() === wanted, text);

/** What is in IndexedDB under a key. */
export const stored = (page, key) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('ravel');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          // It was cleared, and the page has not made it again.
          if (!db.objectStoreNames.contains('kept')) {
            db.close();
            return resolve(undefined);
          }
          const asked = db.transaction('kept').objectStore('kept').get(name);
          asked.onsuccess = () => {
            db.close();
            resolve(asked.result);
          };
        };
      }),
    key,
  );

/** Puts something there that the page did not. */
export const store = (page, key, value) =>
  page.evaluate(
    ([name, json]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('ravel');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const change = db.transaction('kept', 'readwrite');
          change.objectStore('kept').put(JSON.parse(json), name);
          change.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    [key, JSON.stringify(value)],
  );

/** The questions that wait, by what they are about. */
export const questions = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-testid=question]')].map((question) => question.dataset.about));

export async function waitForKept(page, key, text) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await stored(page, `work.${key}`))?.code === text) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not kept: ${text}`);
}
