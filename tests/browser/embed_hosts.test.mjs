// Hosts with strict policies, and one of another origin: what the guide says they need is all that a snippet needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from './support/browser.mjs';
import { documented, useElsewhere } from './support/elsewhere.mjs';
import { docs, folder, outputOf, runSnippet, snippet, stateOf, useDocs } from './support/embedding.mjs';

const tea = `import { reactor, defer } from 'ravel'
const tea = new defer.Deferred()
tea.addCallback((cup) => console.log('drink', cup))
reactor.callLater(1, () => tea.callback('green'))
reactor.run()`;
const body = snippet(tea, 'id="a" editable timeline="full" chains="compact"', 'drink green');

const { other } = useElsewhere();
// Servers that forget what the guide asks for: on all files; on all but the script itself.
const { other: without } = useElsewhere(() => ({}));
const { other: onlyScript } = useElsewhere((path) => (path.endsWith('/embed.js') ? documented : {}));

const nothing = "default-src 'none'; base-uri 'none'; img-src 'self'; ";
const trusted = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
const hosts = {
  'script-src and frame-src self': () => [`${nothing}script-src 'self'; connect-src 'self'; frame-src 'self'`, `/${folder}/`],
  'strict-dynamic': () => [`${nothing}script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'; frame-src 'self'`, `/${folder}/`],
  'Trusted Types required': () => [`${nothing}script-src 'self'; connect-src 'self'; frame-src 'self'; ${trusted}`, `/${folder}/`],
  'Ravel on another origin': () => on(other()),
  'all three': () => [
    `${nothing}script-src 'nonce-abc' 'strict-dynamic'; connect-src ${other()}; frame-src ${other()}; ${trusted}`,
    `${other()}/${folder}/`,
  ],
};
const on = (origin) => [`${nothing}script-src 'self' ${origin}; connect-src ${origin}; frame-src ${origin}`, `${origin}/${folder}/`];
const forgetful = { 'no header': () => on(without()), 'a header on the script alone': () => on(onlyScript()) };

// A host may have Lit itself.
const violations = `window.violations = []; window.trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => violations.push(violatedDirective + ' ' + blockedURI + ' ' + sample));`;
const pageOf = ([, home]) =>
  docs(body, `<script nonce="abc" src="/violations.js"></script><script type="module" nonce="abc" src="${home}embed.js"></script>`);

const { open, problems, address } = useDocs(
  {},
  {
    more: (request, response) => {
      if (request.url === '/violations.js') return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(violations);
      const host = { ...hosts, ...forgetful }[decodeURIComponent(request.url.slice(1))]?.();
      if (!host) return false;
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': host[0] });
      return response.end(pageOf(host));
    },
  },
);

for (const name of Object.keys(hosts)) {
  test(`a host with ${name}`, async () => {
    problems.length = 0;
    const page = await open(encodeURIComponent(name));
    await stateOf(page, '#a', 'idle');
    assert.equal(await runSnippet(page, '#a'), 'waiting');
    assert.deepEqual(await outputOf(page, '#a'), ['drink green']);
    await page.locator('#a .chains-svg .box').first().waitFor();
    await page.locator('#a .timeline-svg [data-seq]').nth(3).waitFor({ state: 'attached' });
    // Styles are there: nothing of them was refused.
    assert.match(
      await page.evaluate(() => getComputedStyle(document.querySelector('#a').shadowRoot.querySelector('.cm-scroller')).display),
      /flex/,
    );
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(problems, []);
  });
}

test('another origin that sends no header: the code stays as text, and the browser says what is missing', async () => {
  problems.length = 0;
  const page = await open(encodeURIComponent('no header'));
  await page.waitForFunction(() => document.readyState === 'complete');
  assert.deepEqual(
    await page.evaluate(() => {
      const snippet = document.querySelector('#a');
      return [snippet.shadowRoot, snippet.matches(':defined'), snippet.querySelector('code').getClientRects().length > 0];
    }),
    [null, false, true],
  );
  if (engine === 'chromium') assert.match(problems.join('\n'), /blocked by CORS policy.*Access-Control-Allow-Origin/);
  problems.length = 0;
});

test('… on the script alone: the snippet says that a part could not be loaded', async () => {
  const page = await open(encodeURIComponent('a header on the script alone'));
  await page.waitForFunction(() => document.querySelector('#a').shadowRoot?.querySelector('[part=said]').textContent);
  assert.match(
    await page.evaluate(() => document.querySelector('#a').shadowRoot.querySelector('[part=said]').textContent),
    /A part of Ravel did not load.*Press Run to try again/,
  );
  problems.length = 0;
});

test('the guide names one header for that', () => assert.deepEqual(documented, { 'Access-Control-Allow-Origin': '*' }));

test('a host of another origin gets nothing of what the program has', async () => {
  const page = await open(encodeURIComponent('Ravel on another origin'));
  await stateOf(page, '#a', 'idle');
  await runSnippet(page, '#a');
  const found = await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    const tries = {
      document: () => frame.contentDocument,
      origin: () => frame.contentWindow.origin,
      self: () => frame.contentWindow.workers,
    };
    return Object.fromEntries(
      Object.entries(tries).map(([name, look]) => {
        try {
          return [name, String(look())];
        } catch {
          return [name, 'refused'];
        }
      }),
    );
  });
  assert.deepEqual(found, { document: 'null', origin: 'refused', self: 'refused' });
});

test('a hostile program reaches nothing of the host', async () => {
  const page = await open(encodeURIComponent('script-src and frame-src self'));
  await stateOf(page, '#a', 'idle');
  await page.evaluate((home) => {
    document.cookie = 'secret=1';
    document.querySelector('#a').code = `const tries = {
  origin: () => self.origin, document: () => typeof document, parent: () => typeof parent, storage: () => typeof localStorage, cookie: () => typeof cookieStore,
}
for (const [name, look] of Object.entries(tries)) console.log(name, look())
try { await fetch('${home}') ; console.log('fetched') } catch (error) { console.log('refused') }`;
  }, address());
  await runSnippet(page, '#a');
  const output = await outputOf(page, '#a');
  assert.equal(output[0], 'origin null');
  assert.deepEqual(output.slice(1, 4), ['document undefined', 'parent undefined', 'storage undefined']);
  assert.equal(output.at(-1), 'refused');
});
