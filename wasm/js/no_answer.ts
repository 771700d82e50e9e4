// Why there is no answer to a real request, in words. A browser does not say, so what may be is named.

/** As page.h has them. */
const notAsked = 0;
const brokenOff = 2;
const tooLarge = 3;

/** `when`: at which stage it fails. Before it is asked: why it can't be; nothing speaks against it: ''. */
export function noAnswer(url: string, when: number): string {
  if (when === notAsked) return cannotAsk(url);
  if (when === tooLarge) return `the answer from ${url} has more than 16 MB: the rest of it was not taken`;
  if (when === brokenOff) return `the answer from ${url} broke off: the connection was lost half way`;
  if (globalThis.navigator?.onLine === false) return `no answer from ${url}: this browser says that the network is away`;
  const reasons = ['nobody listens there', 'its name is not known', 'the network is away', 'it leads round in circles'];
  if (/^http:/i.test(url) && globalThis.isSecureContext) reasons.push('this page came over https and may ask nobody over http');
  return `no answer from ${url}: ${reasons.join(', ')}, or that host does not allow pages of other origins to read it (CORS)`;
}

function cannotAsk(url: string): string {
  if (typeof XMLHttpRequest === 'undefined') return `no answer from ${url}: this host of JavaScript has no XMLHttpRequest`;
  let protocol: string;
  try {
    protocol = new URL(url).protocol;
  } catch {
    return `${url} is no address: it begins with http:// or https://, then comes a host`;
  }
  // The pages of the simulated network are blobs.
  return /^(https?|blob):$/.test(protocol) ? '' : `${url} can't be asked for: only http and https can`;
}
