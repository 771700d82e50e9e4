// Faults of pages that a program asks for in real time. One row for each: what happens, the address (`here`: a server that
// fails as its path says; `other`: another origin; `nobody`: a port where nobody listens), and what the program prints.
const reasons =
  'nobody listens there, its name is not known, the network is away, it leads round in circles, .*or that host does not allow pages of other origins to read it \\(CORS\\)';
const noAnswer = (address) => new RegExp(`^ConnectError: no answer from ${address.replaceAll('.', '\\.')}.*: ${reasons}$`);

export const fetchFaults = [
  { what: 'an answer', url: '{here}/well', prints: /^got 4 well$/ },
  { what: 'a slow answer', url: '{here}/slow', prints: /^got 8 at last.$/ },
  { what: 'a body that comes in small pieces', url: '{here}/drops', prints: /^got 10 ..........$/ },
  { what: 'a redirect', url: '{here}/redirect', prints: /^got 4 well$/ },
  { what: 'a redirect to another origin', url: '{here}/redirect-away', prints: /^got 5 other$/ },
  { what: 'a redirect that leads round in circles', url: '{here}/circle', prints: noAnswer('http://localhost') },
  { what: '404', url: '{here}/404', prints: /^HttpError: 404 it is 404$/ },
  { what: '500', url: '{here}/500', prints: /^HttpError: 500 it is 500$/ },
  { what: '599, which nobody knows', url: '{here}/599', prints: /^HttpError: 599 it is 599$/ },
  { what: '204, which has no body', url: '{here}/204', prints: /^got 0 $/ },
  { what: 'an error without a body', url: '{here}/empty', prints: /^HttpError: 503 Service Unavailable$/ },
  { what: 'no CORS header', url: '{here}/closed', prints: noAnswer('http://localhost') },
  { what: 'a port where nobody listens', url: '{nobody}/', prints: noAnswer('http://localhost') },
  { what: 'a name that nobody knows', url: 'http://nobody.invalid/', prints: noAnswer('http://nobody.invalid/') },
  { what: 'a connection that is reset', url: '{here}/reset', prints: noAnswer('http://localhost') },
  {
    what: 'a connection that is lost in the middle of the body',
    url: '{here}/lost',
    prints: /^ConnectError: the answer from .*\/lost broke off: the connection was lost half way$/,
  },
  {
    what: '100 MB, announced',
    url: '{here}/large',
    prints: /^ConnectError: the answer from .*\/large has more than 16 MB: the rest of it was not taken$/,
    large: 'announced',
  },
  {
    what: 'a body that never ends',
    url: '{here}/endless',
    prints: /^ConnectError: the answer from .*\/endless has more than 16 MB: the rest of it was not taken$/,
    large: 'endless',
  },
  {
    what: 'no address',
    url: 'far.test',
    prints: /^ConnectError: far\.test is no address: it begins with http:\/\/ or https:\/\/, then comes a host$/,
  },
  { what: 'an address that is none', url: 'http://[', prints: /^ConnectError: http:\/\/\[ is no address/ },
  {
    what: 'another protocol',
    url: 'ftp://far.test/',
    prints: /^ConnectError: ftp:\/\/far\.test\/ can't be asked for: only http and https can$/,
  },
];
