// Debian's WebKitGTK, by its WebDriver: pages with the same calls as Playwright's (../webkit). The desktop's settings tell
// it of colours and motion, so that there is a browser for each set of wishes. Contexts are kept apart by their host: each
// page is asked of a name of its own, c1.localhost and so on, which are all this machine.
import { join } from 'node:path';
import { deskOf } from '../webkit/desk.mjs';
import { pageOf } from '../webkit/page.mjs';
import { startScreen, writeSettings } from '../webkit/screen.mjs';
import { startSession } from '../webkit/session.mjs';

export { watched } from '../webkit/watching.mjs';

export const ofOneBrowser = ({ colorScheme, reducedMotion, serviceWorkers }) => ({ colorScheme, reducedMotion, serviceWorkers });

let contexts = 0;

export async function start(wishes, home) {
  contexts += 1;
  const { environment, downloads } = await writeSettings(join(home, `desktop-${contexts}`), wishes);
  const screen = await startScreen();
  const features = [wishes.serviceWorkers === 'allow' ? '+ServiceWorkers' : '-ServiceWorkers', '-HiddenPageDOMTimerThrottling'];
  const session = await startSession(
    { ...environment, DISPLAY: screen.display },
    features,
    wishes.colorScheme === 'dark' ? ['--dark-mode'] : [],
  );
  const desk = deskOf();

  function newContext({ viewport }) {
    contexts += 1;
    const home = `c${contexts}.localhost`;
    const pages = new Set();
    const context = {
      downloads,
      pages: () => [...pages],
      async newPage() {
        const page = await pageOf({ session, handle: await session.newWindow(), desk, home, context, viewport });
        pages.add(page);
        return page;
      },
      gone: (page) => pages.delete(page),
      async close() {
        for (const page of pages) await page.close();
      },
    };
    return context;
  }
  return {
    newContext,
    async close() {
      await session.end();
      screen.end();
    },
  };
}
