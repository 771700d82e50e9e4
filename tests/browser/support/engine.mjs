// Which browser the tests run in: RAVEL_ENGINE is chromium, firefox or webkit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const engine = process.env.RAVEL_ENGINE || 'chromium';

/** What an engine can't do, and why. A test that needs it is skipped there, and says so: `test('…', needs('…'), …)`. */
const cannot = {
  chromium: {},
  firefox: {
    paper: 'its driver does not show a page as it is printed',
    'a change of the colour scheme': 'a preference tells this Firefox the colour scheme, before it starts',
    'double clicks': 'to this Firefox each click of its driver is the first',
    'files that are strangers to each other': 'who drives this Firefox has it take all files for one origin',
    'word of what moved': 'it does not measure layout shifts',
    'a page that is shown before its styles': 'it shows nothing until they have come or failed, though they are taken out of the page',
    'an end of what a worker may have on its way':
      'a worker that sends without a pause fills the memory of its process before the page hears of the first message',
  },
  webkit: {
    'a page whose code is still on its way': 'its driver waits for all that a page fetches at its beginning',
    'an end of what a worker may have on its way':
      'on a busy machine a worker that sends without a pause may fill the memory of its process before the page hears of it',
    paper: 'its driver does not show a page as it is printed',
    'a change of the colour scheme': 'the desktop tells WebKitGTK the colour scheme, before it starts',
    'forced colours': 'WebKit has no forced colours',
    'word of what moved': 'it does not measure layout shifts',
    'word of the windows that a page opens': 'its driver is told of none',
    'line of a call that ends its function':
      "its stacks lack such functions (it reuses their frames, as the language has it), so that a line is the caller's, or none",
  },
}[engine];

if (!cannot) throw new Error(`RAVEL_ENGINE is '${engine}': choose from chromium, firefox, webkit.`);

/** Options of a test. */
export function needs(...things) {
  const why = things.filter((thing) => thing in cannot).map((thing) => `no ${thing} in ${engine}: ${cannot[thing]}`);
  return why.length > 0 ? { skip: why.join('; ') } : {};
}

/** Browsers of this engine, each started when it is first wanted: most engines need one for each set of wishes. */
export function browsers() {
  const started = new Map();
  let home;
  return {
    /** Where an engine does not tell of errors, the server sees to it. */
    async watch(server) {
      const { watched } = await import(`./engines/${engine}.mjs`);
      watched?.(server);
    },
    async of(wishes) {
      const { start, ofOneBrowser } = await import(`./engines/${engine}.mjs`);
      home ??= mkdtemp(join(tmpdir(), `ravel-${engine}-`));
      const key = JSON.stringify(ofOneBrowser(wishes));
      if (!started.has(key))
        started.set(
          key,
          home.then((folder) => start(wishes, folder)),
        );
      return started.get(key);
    },
    async close() {
      for (const starting of started.values()) await (await starting.catch(() => undefined))?.close();
      if (home) await rm(await home, { recursive: true, force: true });
    },
  };
}
