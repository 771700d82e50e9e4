// What is loaded later and does not load: asks whether to try again. Browsers keep a module that failed as failed as long as
// the page is open, so trying again loads the page anew.
import type { Anew } from './anew.js';

/** Vite tells of every import() that fails. */
export function watchLater(ask: (anew: Anew) => void): void {
  addEventListener('vite:preloadError', (event) => {
    const { message } = (event as Event & { payload: Error }).payload;
    ask({
      about: 'later',
      text: 'A part of this page did not load, or came damaged: is the network there? All else goes on. To try again, the page is loaded anew',
      label: 'Try again',
      take: () => void again(message),
    });
  });
}

/** What came damaged may be kept by the browser: it is fetched anew before the page is. */
async function again(message: string): Promise<void> {
  const named = message.match(/https?:\/\/[^\s'"]+|(?<=\s)\/\S+\.css/g) ?? [];
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload], link[rel=stylesheet]')].map(({ href }) => href);
  await Promise.all(
    [...named, ...links].map((address) => fetch(address, { cache: 'reload', signal: AbortSignal.timeout(5_000) }).catch(() => undefined)),
  );
  location.reload();
}
