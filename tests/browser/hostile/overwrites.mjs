// What a program may put in the place of what it finds. Its own run may suffer; the page, Stop and the next run may not.

export const overwrites = {
  'MessagePort.postMessage, to get at the port': `MessagePort.prototype.postMessage = function () { console.log('LEAKED', this) }`,
  'MessagePort.postMessage, to throw': `MessagePort.prototype.postMessage = () => { throw new Error('mine') }`,
  'postMessage and onmessage': `self.postMessage = () => {}\nself.onmessage = () => console.log('LEAKED')\nself.onmessageerror = self.onmessage`,
  'MessageEvent.data, to get at the port': `Object.defineProperty(MessageEvent.prototype, 'data', { get() { if (this.target instanceof MessagePort) console.log('LEAKED'); return { type: 'stop' } } })`,
  addEventListener: `EventTarget.prototype.addEventListener = () => {}`,
  timers: `self.setTimeout = self.clearTimeout = self.setInterval = self.queueMicrotask = () => { throw new Error('mine') }`,
  performance: `Performance.prototype.now = () => NaN\nself.performance = undefined`,
  MessageChannel: `self.MessageChannel = undefined`,
  'Promise.then': `Promise.prototype.then = () => { throw new Error('mine') }`,
  Promise: `self.Promise = undefined`,
  console: `self.console = undefined`,
  'Object.prototype': `Object.assign(Object.prototype, { type: 'state', state: 'finished', text: {}, lines: 1, seq: -1, at: 1, source: '', get: 1, set: 1, then: 1 })`,
  'setters on Object.prototype': `for (const name of ['type', 'lines', 'state', 'time', 'events', 'next']) Object.defineProperty(Object.prototype, name, { set() { throw new Error('mine') }, get() { return 7 } })`,
  'Object.prototype, frozen': `Object.freeze(Object.prototype); Object.freeze(Array.prototype)`,
  'Array.push, to do nothing': `Array.prototype.push = () => 0`,
  'Array.push, to throw': `Array.prototype.push = () => { throw new Error('mine') }`,
  'Array.map, slice, splice and pop': `for (const name of ['map', 'slice', 'splice', 'pop', 'shift', 'join', 'concat', 'filter']) Array.prototype[name] = () => { throw new Error('mine') }`,
  'what goes through arrays': `Array.prototype[Symbol.iterator] = () => { throw new Error('mine') }`,
  'a setter of an array': `Object.defineProperty(Array.prototype, 0, { set() { throw new Error('mine') } })`,
  'Map and WeakMap': `for (const Class of [Map, WeakMap, Set]) for (const name of ['get', 'set', 'has', 'add', 'delete']) Class.prototype[name] = () => { throw new Error('mine') }`,
  'what is called by': `Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw new Error('mine') }\nReflect.apply = () => { throw new Error('mine') }`,
  String: `for (const name of ['slice', 'split', 'replace', 'includes', 'charCodeAt', 'toString']) String.prototype[name] = () => { throw new Error('mine') }`,
  Error: `Error.prepareStackTrace = () => { throw new Error('mine') }\nself.Error = undefined`,
  'preventDefault, with errors': `Event.prototype.preventDefault = Event.prototype.stopPropagation = () => {}\nqueueMicrotask(() => { throw new Error('mine') })\nPromise.reject(new Error('mine'))`,
  'all that is there': `for (const name of Object.getOwnPropertyNames(self)) if (name !== '__ravel') try { delete self[name] } catch {}`,
  'URL and Blob': `self.URL = self.Blob = undefined`,
  WebAssembly: `WebAssembly.Memory.prototype.grow = () => { throw new Error('mine') }\nself.WebAssembly = undefined`,
  'the face': `for (const key of Object.keys(ravel)) try { for (const name of Object.keys(ravel[key])) ravel[key][name] = () => { throw new Error('mine') } } catch {}`,
  'the class of Deferreds': `for (const name of Object.getOwnPropertyNames(ravel.defer.Deferred.prototype)) try { ravel.defer.Deferred.prototype[name] = undefined } catch {}`,
  numbers: `Number.isInteger = Number.isFinite = () => false\nMath.min = Math.max = Math.floor = () => NaN`,
};

/** Puts it in place, then does what programs do. */
export const program = (code) => `import * as ravel from 'ravel'
const { defer, reactor } = ravel
console.log('begun')
${code}
const d = new defer.Deferred()
d.addCallback((value) => [value, { value }])
reactor.callLater(0, () => { d.callback(1); reactor.callLater(1, () => reactor.stop()) })
reactor.run()`;

/** … and never ends. */
export const endless = (code) => `import * as ravel from 'ravel'
const { reactor } = ravel
console.log('begun')
${code}
const on = () => reactor.callLater(0, on)
on()
reactor.run()`;
