// Faults of the page itself. One row for each: what fails (`path`), how (`fault`, see support/faulty_server.mjs), what the
// page says before anything else (none: nothing is said), and whether it starts all the same.
const script = /\/index-.*\.js$/;
const style = /\/index-.*\.css$/;
const font = /\.woff2$/;
const unbegun = /The program of this page did not load, or came damaged: .* What this browser has kept of your work is still there\./;
const unstyled =
  /The styles of this page did not load, or came damaged: it works, and looks plain\. .* What this browser has kept of your work is still there\./;

export const startFaults = [
  ...['missing', 'reset', 'lost', 'cut', 'changed', 'page', 'type'].map((fault) => ({
    what: `the page's script: ${fault}`,
    path: script,
    fault,
    says: unbegun,
    starts: false,
  })),
  ...['missing', 'reset', 'cut', 'changed', 'page'].map((fault) => ({
    what: `its styles: ${fault}`,
    path: style,
    fault,
    says: unstyled,
    starts: true,
  })),
  ...['missing', 'reset', 'cut'].map((fault) => ({ what: `the fonts: ${fault}`, path: font, fault, starts: true })),
  { what: 'the script that would say what fails', path: /\/boot\.js$/, fault: 'missing', starts: true },
];

/** What does not come, which is said once it takes long; and what a browser needs for that. */
export const lateFaults = [
  { what: "the page's script", path: script },
  { what: 'its styles', path: style, wants: ['a page that is shown before its styles'] },
];

/** What an older browser has not: what is taken away before the page starts, and what is said of it. */
export const lacks = [
  {
    what: 'WebAssembly',
    without: 'delete self.WebAssembly',
    says: /lacks something that Ravel needs: WebAssembly \(Chrome 57, Firefox 52, Safari 11\)\./,
  },
  {
    what: 'exceptions in WebAssembly',
    without: 'WebAssembly.validate = function () { return false; }',
    says: /exceptions in WebAssembly \(Chrome 95, Firefox 100, Safari 15\.2\)/,
  },
  { what: 'workers', without: 'delete self.Worker', says: /workers \(Chrome 4, Firefox 3\.5, Safari 4\)/ },
  { what: 'message channels', without: 'delete self.MessageChannel', says: /message channels \(/ },
  {
    what: 'custom elements',
    without: "Object.defineProperty(self, 'customElements', {}); delete self.customElements",
    says: /custom elements \(/,
  },
  {
    what: 'modules',
    without: 'delete HTMLScriptElement.prototype.noModule',
    says: /JavaScript modules \(Chrome 61, Firefox 60, Safari 11\)/,
  },
  { what: 'Object.hasOwn', without: 'delete Object.hasOwn', says: /Object\.hasOwn \(Chrome 93, Firefox 92, Safari 15\.4\)/ },
  { what: 'findLast', without: 'delete Array.prototype.findLast', says: /findLast \(Chrome 97, Firefox 104, Safari 15\.4\)/ },
  { what: 'compression', without: 'delete self.CompressionStream', says: /compression streams \(Chrome 103, Firefox 113, Safari 16\.4\)/ },
  {
    what: 'new styles',
    without: 'CSS.supports = function () { return false; }',
    says: /light-dark\(\) in styles \(Chrome 123, Firefox 120, Safari 17\.5\)/,
  },
];
