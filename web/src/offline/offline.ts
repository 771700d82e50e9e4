// The page's side of working offline: registers the service worker, and asks about a new version.
import type { Anew } from '../shell/anew.js';
import type { ToPage, ToServiceWorker } from './messages.js';

const about = 'version';
/** How often a page that stays open looks for a new version, in milliseconds. */
const often = 3_600_000;

/** Where there are service workers (https:, or this machine), and no word otherwise. `script`: the page's own. */
export async function workOffline(ask: (anew: Anew) => void, script: string): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  let taking = false;
  let served = serviceWorker.controller !== null;
  serviceWorker.addEventListener('message', ({ data, ports }) => {
    if ((data as ToPage | undefined)?.type === 'which') ports[0]?.postMessage(script);
  });
  serviceWorker.addEventListener('controllerchange', () => {
    if (taking) return location.reload();
    if (served) ask(takenElsewhere);
    served = true;
  });
  serviceWorker.controller?.postMessage({ type: 'loaded' } satisfies ToServiceWorker);
  try {
    const registration = await serviceWorker.register(trusted(new URL('service_worker.js', document.baseURI).href));
    const offer = (worker: ServiceWorker | null) => {
      if (!worker || !serviceWorker.controller) return;
      ask(
        newVersion(() => {
          taking = true;
          worker.postMessage({ type: 'take' } satisfies ToServiceWorker);
        }),
      );
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
    });
    setInterval(() => void registration.update().catch(() => {}), often);
  } catch {
    // The browser forbids it, or a file did not come: then the page works as long as the network does.
  }
}

const newVersion = (take: () => void): Anew => ({
  about,
  text: 'A new version of Ravel is there. Take it now',
  label: 'Take it now',
  take,
});

const takenElsewhere: Anew = {
  about,
  text: 'Another tab has taken a new version of Ravel. This one goes on as it is. Reload it to have the new one here too',
  label: 'Reload',
  take: () => location.reload(),
};

/** The policy of the page lets a script's address through only by a policy of this name (build/policy.ts). */
function trusted(address: string): string {
  interface Factory {
    createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
  }
  const { trustedTypes } = window as { trustedTypes?: Factory };
  return trustedTypes
    ? trustedTypes.createPolicy('ravel-offline', { createScriptURL: (given) => given }).createScriptURL(address)
    : address;
}
