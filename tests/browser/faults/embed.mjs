// Faults of the files that a snippet needs. One row for each: what fails (`path`), how (`fault`, see support/faulty_server.mjs),
// which snippet needs it (`attributes`; `bare`: no code in the document), and what its box says. None: it works all the same. Each
// row is gone through with a file that fails always, and with one that fails once.
const ways = [
  ['is not there', 'missing', /the server answered 404/],
  ['has the wrong MIME type', 'type', /it can't be read/],
  ['comes by half', 'cut', /it can't be read/],
  ['is lost half way', 'lost', /it can't be read|no answer/],
  ['is blocked', 'reset', /no answer: is the network there, and does nothing block it\?/],
];

/** Scripts that are fetched by import(). */
const scripts = [
  { file: 'the script of the snippet', path: /\/snippet-[^/]*\.js$/, attributes: '' },
  { file: 'the script of the editor', path: /\/code_view-[^/]*\.js$/, attributes: 'editable' },
  { file: 'the script of the pictures', path: /\/pictures-[^/]*\.js$/, attributes: 'timeline="compact"' },
  { file: 'the program of a scenario', path: /\/main-[^/]*\.js$/, attributes: 'scenario="print-later"', bare: true },
  { file: 'the network of a scenario', path: /\/network-[^/]*\.js$/, attributes: 'scenario="get-page"' },
].flatMap(({ file, ...row }) =>
  ways.map(([how, fault, why]) => ({
    ...row,
    what: `${file} ${how}`,
    fault,
    says: new RegExp(`^A part of Ravel did not load \\((${why.source}).*\\)\\. Press Run to try again\\.$`),
  })),
);

const tryAgain = /Press Run to try again/;

/** What the engine of the page fetches: see also faults/engine.mjs. */
const engine = [
  ['the core', /\/ravel-core-[^/]*\.wasm$/],
  ["the worker's script", /\/worker-[^/]*\.js$/],
].flatMap(([file, path]) => [
  {
    what: `${file} is not there`,
    path,
    fault: 'missing',
    says: /could not be loaded \(the server answered 404\)\. Press Run to try again/,
  },
  { what: `${file} has the wrong MIME type`, path, fault: 'type' },
  { what: `${file} comes by half`, path, fault: 'cut', says: tryAgain },
  { what: `${file} is lost half way`, path, fault: 'lost', says: /the connection was lost half way\)\. Press Run to try again/ },
  { what: `${file} is blocked`, path, fault: 'reset', says: /no answer: is the network there.*Press Run to try again/ },
]);

const document = /\/frame-virtual-[^/]*\.html$/;
const frame = [
  { what: 'the frame is not there', path: document, fault: 'missing', says: /the server answered 404.*Press Run/ },
  { what: 'the frame has the wrong MIME type', path: document, fault: 'type', says: /came as text\/plain, and not as a page.*Press Run/ },
  { what: 'the frame comes by half', path: document, fault: 'cut', says: /is not as it was built.*Press Run/ },
  { what: 'the frame is blocked', path: document, fault: 'reset', says: /could not be loaded \(no answer.*Press Run/ },
];

/** The author's own file. */
const given = [
  ['is not there', 'missing', /^\/program\.js could not be loaded \(the server answered 404\)/],
  ['is blocked', 'reset', /^\/program\.js could not be loaded: is the network there, and may this page ask for it\?/],
].map(([how, fault, says]) => ({
  what: `the program of src ${how}`,
  path: /\/program\.js$/,
  fault,
  says,
  attributes: 'src="/program.js"',
  bare: true,
}));

export const embedFaults = [...scripts, ...[...engine, ...frame].map((row) => ({ attributes: '', ...row })), ...given];
