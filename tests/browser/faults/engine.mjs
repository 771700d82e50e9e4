// Faults of what programs need to run: the core, the worker's script, the frame. One row for each: what fails (`path`), how
// (`fault`, see support/faulty_server.mjs), and what the page says. None: it works all the same. Run tries again, always.
const core = /\/ravel-core-.*\.wasm$/;
const worker = /\/worker-.*\.js$/;
const frame = /\/frame-virtual-.*\.html$/;

const files = [
  ['the core', core],
  ["the worker's script", worker],
].flatMap(([what, path]) => [
  {
    what: `${what} is not there`,
    path,
    fault: 'missing',
    says: /could not be loaded \(the server answered 404\)\. Press Run to try again/,
  },
  { what: `the server fails over ${what}`, path, fault: 'error', says: /could not be loaded \(the server answered 500\)/ },
  { what: `${what} has the wrong MIME type`, path, fault: 'type' },
  { what: `of ${what} half comes`, path, fault: 'cut', says: /it broke off: [\d,]+ of [\d,]+ bytes came/ },
  { what: `the connection is lost in the middle of ${what}`, path, fault: 'lost', says: /the connection was lost half way/ },
  { what: `${what} is changed on its way`, path, fault: 'changed', says: /it is not as it was built/ },
  {
    what: `a login page comes in place of ${what}`,
    path,
    fault: 'page',
    says: /a web page came in its place: does the network want you to log in/,
  },
  { what: `${what} is blocked`, path, fault: 'reset', says: /no answer: is the network there, and does nothing block this address\?/ },
]);

export const engineFaults = [
  ...files,
  {
    what: 'nothing comes of the core',
    path: core,
    fault: 'never',
    says: /nothing came for 20 seconds: is the network there\?/,
    slow: true,
  },
  {
    what: 'the frame is not there',
    path: frame,
    fault: 'missing',
    says: /Programs can't be run: .*frame-virtual.* \(the server answered 404\)\. Press Run/,
  },
  {
    what: 'a login page comes in place of the frame',
    path: frame,
    fault: 'page',
    says: /is not as it was built: another page came in its place/,
  },
  { what: 'of the frame half comes', path: frame, fault: 'cut', says: /is not as it was built/ },
  { what: 'the frame is blocked', path: frame, fault: 'reset', says: /frame-virtual.* could not be loaded \(no answer/ },
  {
    what: 'the host forbids frames (X-Frame-Options)',
    path: frame,
    fault: { 'X-Frame-Options': 'DENY' },
    says: /the host does not let its own pages stand in a frame \(X-Frame-Options: DENY\)/,
  },
  {
    what: 'the host forbids frames (frame-ancestors)',
    path: frame,
    fault: { 'Content-Security-Policy': "frame-ancestors 'none'" },
    says: /the host does not let its own pages stand in a frame \(Content-Security-Policy: frame-ancestors 'none'\)/,
  },
  {
    what: 'the host forbids scripts in the frame (script-src)',
    path: frame,
    fault: { 'Content-Security-Policy': "script-src 'self'" },
    says: /Content-Security-Policy: script-src 'self'/,
  },
];
