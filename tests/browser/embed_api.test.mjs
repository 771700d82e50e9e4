// What a script of the host may do with a snippet: properties, methods, events; attributes, and those that mean nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs, reach } from './support/browser.mjs';
import { docs, outputOf, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';

const tea = `import { reactor, defer, random } from 'ravel'
const tea = new defer.Deferred()
tea.addCallback((cup) => console.log('drink', cup))
reactor.callLater(2, () => tea.callback('green'))
console.log('seed', random.random() < 2)
reactor.run()`;

const noting = `window.noted = []; window.warned = [];
for (const name of ['ready', 'run', 'output', 'result', 'error', 'change', 'stop', 'resize'])
  document.addEventListener('ravel:' + name, ({ target, detail }) => noted.push([name, target.id, detail]));
const { warn } = console;
console.warn = (text, ...more) => { warned.push(text); };`;
const head = `<script src="/noting.js"></script>${scriptTag}`;
const net = `<script type="application/json" id="net">{ "https://tea.example/": { "latency": 1.5, "body": "oolong" } }</script>`;
const asks = `import { client, reactor } from 'ravel'
client.getPage('https://tea.example/').addCallback((page) => console.log(page))
reactor.run()`;

/** Before its shutdown it waits for what never comes. */
const closing = `import { defer, reactor } from 'ravel'
reactor.addSystemEventTrigger('before', 'shutdown', () => new defer.Deferred())
reactor.callLater(1e9, () => {})
reactor.run()`;

const { open, problems } = useDocs(
  {
    'tea.html': docs(
      snippet(tea, 'id="a" editable timeline="compact" chains="full" seed="7"') + snippet("console.log('b')", 'id="b"'),
      head,
    ),
    'wrong.html': docs(
      snippet(
        "console.log('ok')",
        'id="a" time="fast" timeline="huge" seed="-1" height="tall" speed="3" step="x" theme="blue" loading="soon" editable="maybe"',
      ),
      head,
    ),
    'unmade.html': docs('<ravel-playground id="a" scenario="print later" time="fast" version="9.9.9"></ravel-playground>', head),
    'step.html': docs(snippet(tea, 'id="a" timeline="compact" step="3"'), head),
    'closing.html': docs(
      snippet(closing, 'id="a" time="real" timeout="1"') + snippet(closing, 'id="b"') + snippet("console.log('c')", 'id="c"'),
      head,
    ),
    'timeout.html': docs(snippet('console.log("on")\nwhile (true);', 'id="a" timeout="1"'), head),
    'network.html': docs(
      net +
        snippet(asks, 'id="a" network="net"') +
        snippet(asks, `id="b" network='{"https://tea.example/":{"latency":0,"body":"black"}}'`) +
        snippet(asks, 'id="c" network="nobody"'),
      head,
    ),
    'previous.html': docs(
      "<div class='highlight'><pre>console.log('previous')\n</pre></div><ravel-playground id='a' attach='previous'></ravel-playground>",
      head,
    ),
    'src.html': docs(
      '<ravel-playground id="a" src="/program.js"></ravel-playground><ravel-playground id="b" src="/nowhere.js"></ravel-playground>',
      head,
    ),
  },
  {
    more: ({ url }, response) => {
      const script = { '/noting.js': noting, '/program.js': "console.log('from a file')\n" }[url];
      return script && response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    },
  },
);

const noted = (page, id) => page.evaluate((id) => window.noted.filter(([name, of]) => of === id && name !== 'resize'), id);

test('events bubble out of it, in order', async () => {
  const page = await open('tea.html');
  await runSnippet(page, '#a');
  await page.waitForFunction(() => window.noted.some(([name]) => name === 'result'));
  const all = await noted(page, 'a');
  assert.deepEqual(
    all.map(([name]) => name),
    ['ready', 'run', 'output', 'output', 'result'],
  );
  assert.deepEqual(all[3][2], { time: 2, stream: 'out', text: 'drink green' });
  const { hash, ...result } = all[4][2];
  assert.deepEqual(result, { ok: true, state: 'waiting', output: 'seed true\ndrink green' });
  assert.match(hash, /^\w{8}$/);
  assert.ok(await page.evaluate(() => window.noted.some(([name, , detail]) => name === 'resize' && detail.height > 100)));
});

test('code, run, stop, reset, errors', async () => {
  const page = await open('tea.html');
  const states = await page.evaluate(async () => {
    const a = document.querySelector('#a');
    const seen = [];
    const given = a.code;
    a.code = "console.log('x')\nthrow new Error('broken')";
    await a.run();
    while (a.state === 'running') await new Promise(requestAnimationFrame);
    seen.push(a.state, a.code);
    a.reset();
    seen.push(a.code === given);
    a.code = "import { reactor } from 'ravel'\nconsole.log('on')\nreactor.callLater(1e9, () => {})\nreactor.run()";
    a.setAttribute('time', 'real');
    await a.run();
    seen.push(a.state);
    await a.stop();
    while (a.state === 'running') await new Promise(requestAnimationFrame);
    seen.push(a.state);
    return seen;
  });
  assert.deepEqual(states, ['failed', "console.log('x')\nthrow new Error('broken')", true, 'running', 'stopped']);
  const all = await noted(page, 'a');
  const [, , error] = all.find(([name]) => name === 'error');
  assert.match(error.message, /broken/);
  assert.equal(error.line, 2);
  assert.ok(all.some(([name]) => name === 'change'));
  assert.ok(all.some(([name]) => name === 'stop'));
  // A program that waits is stopped, too.
  await page.evaluate(() => (document.querySelector('#a').setAttribute('time', 'virtual'), document.querySelector('#a').reset()));
  assert.equal(await runSnippet(page, '#a'), 'waiting');
  await page.evaluate(() => ((window.noted.length = 0), document.querySelector('#a').stop()));
  await page.waitForFunction(() => window.noted.some(([name]) => name === 'stop'));
});

test('steps: by methods, buttons and keys; every part shows the same one', async () => {
  const page = await open('tea.html');
  await runSnippet(page, '#a');
  const trace = await page.evaluate(() => document.querySelector('#a').trace());
  assert.ok(trace.length > 8 && trace.every(({ seq }, i) => seq === i + 1));
  const is = (step) =>
    page.waitForFunction((step) => {
      const { shadowRoot } = document.querySelector('#a');
      const shown = [
        shadowRoot.querySelector('[data-testid=step-count] b')?.textContent,
        shadowRoot.querySelector('.timeline-scroll')?.getAttribute('aria-valuenow'),
      ];
      return shown.every((one) => one === step);
    }, String(step));
  await is(trace.length);
  await page.evaluate(() => document.querySelector('#a').seek(5));
  await is(5);
  await page.evaluate(() => document.querySelector('#a').step(-2));
  await is(3);
  await page.locator('#a [data-testid=step-forward]').click();
  await is(4);
  await page.keyboard.press(',');
  await is(3);
  await page.keyboard.press('End');
  await is(trace.length);
  const printed = trace.find(({ kind, text }) => kind === 'printed' && text.startsWith('drink')).seq;
  await page.locator('#a button.line-time').nth(1).click();
  await is(printed);
  const line = await page.evaluate(() => document.querySelector('#a').shadowRoot.querySelector('.cm-line.at-step')?.textContent);
  assert.match(line, /^tea\.addCallback/);
});

test('step() and seek() mean nothing without pictures, which is told once', async () => {
  const page = await open('tea.html');
  await runSnippet(page, '#b');
  const warned = await page.evaluate(() => {
    const b = document.querySelector('#b');
    b.step(1);
    b.seek(2);
    b.step(1);
    return window.warned;
  });
  assert.deepEqual(warned, ['<ravel-playground>: step() does nothing without pictures: set timeline="compact", or chains.']);
});

test('step= selects one after the run; timeout= stops it', async () => {
  const stepped = await open('step.html');
  await runSnippet(stepped, '#a');
  await stepped.waitForFunction(
    () => document.querySelector('#a').shadowRoot.querySelector('[data-testid=step-count] b')?.textContent === '3',
  );
  const page = await open('timeout.html');
  const begun = Date.now();
  assert.equal(await runSnippet(page, '#a'), 'stopped');
  assert.ok(Date.now() - begun < 20_000);
  assert.match(await page.evaluate(() => document.querySelector('#a').shadowRoot.querySelector('[part=output]').textContent), /on/);
});

test('a program that waits in its shutdown is ended: by timeout=, and by the run of another snippet', async () => {
  const page = await open('closing.html');
  assert.equal(await runSnippet(page, '#a'), 'stopped');
  assert.equal(await runSnippet(page, '#b'), 'waiting');
  await runSnippet(page, '#c');
  await stateOf(page, '#b', 'stopped');
  for (const id of ['a', 'b']) assert.equal((await noted(page, id)).filter(([name]) => name === 'stop').length, 1, id);
});

test('the playground opens what is here: code, seed, network, step', async () => {
  const page = await open('tea.html');
  await runSnippet(page, '#a');
  await page.evaluate(() => {
    const a = document.querySelector('#a');
    a.code += '\n// mine';
    a.seek(4);
  });
  const url = await page.evaluate(() => document.querySelector('#a').shareUrl());
  assert.ok(url.startsWith(`${await page.evaluate(() => location.origin)}/#v1.`), url);
  const playground = await open(url.split('/').at(-1));
  await reach(playground, 'idle');
  assert.equal(await playground.evaluate(() => window.ravel.getCode()), `${tea}\n// mine`);
  assert.equal(await playground.getByTestId('seed').inputValue(), '7');
  await playground.getByTestId('run').click();
  await playground.waitForFunction(() => document.querySelector('[data-testid=step-count] b')?.textContent === '4');
});

test('it opens the network, too', async () => {
  const page = await open('network.html');
  const url = await page.evaluate(() => document.querySelector('#b').shareUrl());
  const asking = await open(url.split('/').at(-1));
  await reach(asking, 'idle');
  await asking.getByTestId('run').click();
  await asking.waitForFunction(() => document.querySelector('[data-testid=text]')?.textContent === 'black');
});

test('Open leads there, in a tab of its own', needs('word of the windows that a page opens'), async () => {
  const page = await open('tea.html');
  await page.locator('#a [part=open]').waitFor();
  const [there] = await Promise.all([page.waitForEvent('popup'), page.locator('#a [part=open]').click()]);
  await reach(there, 'idle');
  assert.equal(await there.evaluate(() => window.ravel.getCode()), tea);
  assert.equal(await there.evaluate(() => window.opener), null);
});

test('the network is JSON in the attribute, or an element of the document', async () => {
  const page = await open('network.html');
  for (const [id, text] of [
    ['a', 'oolong'],
    ['b', 'black'],
  ]) {
    await runSnippet(page, `#${id}`);
    assert.deepEqual(await outputOf(page, `#${id}`), [text]);
  }
  await page.locator('#c [part=run]').click();
  await page.waitForFunction(() =>
    /network="nobody"/.test(document.querySelector('#c').shadowRoot.querySelector('[part=said]').textContent),
  );
});

test('code that stands before the element, and code from an address', async () => {
  const previous = await open('previous.html');
  assert.equal(await runSnippet(previous, '#a'), 'finished');
  assert.deepEqual(await outputOf(previous, '#a'), ['previous']);
  assert.ok(await previous.evaluate(() => document.querySelector('#a > .highlight') !== null));
  await previous.evaluate(() => document.querySelector('#a').destroy());
  assert.ok(await previous.evaluate(() => document.querySelector('.highlight + #a') !== null));
  const page = await open('src.html');
  assert.equal(await runSnippet(page, '#a'), 'finished');
  assert.deepEqual(await outputOf(page, '#a'), ['from a file']);
  await page.locator('#b [part=run]').click();
  await page.waitForFunction(() => /404/.test(document.querySelector('#b').shadowRoot.querySelector('[part=said]').textContent));
  for (const problem of problems.splice(0)) assert.match(problem, /404/);
});

test('a value that means nothing is told once, with what the attribute takes', async () => {
  const page = await open('wrong.html');
  assert.equal(await stateOf(page, '#a', 'idle'), 'idle');
  await page.locator('#a [part=run]').waitFor();
  assert.equal(await runSnippet(page, '#a'), 'finished');
  const warned = await page.evaluate(() => window.warned);
  for (const [name, takes] of [
    ['time="fast"', 'virtual, real'],
    ['timeline="huge"', 'off, compact, full'],
    ['seed="-1"', 'a whole number'],
    ['height="tall"', 'a length of CSS'],
    ['speed="3"', '0.25'],
    ['step="x"', 'the number of a step'],
    ['theme="blue"', 'auto, light, dark'],
    ['loading="soon"', 'lazy, eager, click'],
    ['editable="maybe"', 'true or false'],
  ]) {
    const found = warned.filter((text) => text.includes(name));
    assert.equal(found.length, 1, `${name}: ${warned.join('\n')}`);
    assert.ok(found[0].includes(takes), found[0]);
  }
});

test('it is told as well where no snippet can be made of it', async () => {
  const page = await open('unmade.html');
  await page.locator('#a [part=run]').click();
  await page.waitForFunction(() => /has no program/.test(document.querySelector('#a').shadowRoot.querySelector('[part=said]').textContent));
  const warned = await page.evaluate(() => window.warned.join());
  for (const wrong of ['scenario="print later"', 'time="fast"', 'version="9.9.9"']) assert.ok(warned.includes(wrong), warned);
});

test('in all of this nothing was logged as an error', () => assert.deepEqual(problems, []));
