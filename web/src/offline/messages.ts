// What a page and its service worker say to each other.

/** Page → service worker: it takes over, in all tabs. A page was loaded: perhaps it was the last of an older build's. */
export type ToServiceWorker = { type: 'take' } | { type: 'loaded' };

/** Service worker → page, which answers on the port that comes along with the address of its script. */
export type ToPage = { type: 'which' };
