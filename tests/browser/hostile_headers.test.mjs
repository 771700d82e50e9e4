// The page with the headers that README tells a host to send; and README's text of the page's own policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { linesOf, run, setCode, usePage } from './support/browser.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = readme.split(/^## Headers for a host\n/m)[1]?.split(/^## /m)[0] ?? '';
const [headers = '', policy = ''] = [...section.matchAll(/```\n([^]*?)```/g)].map(([, block]) => block.trim());
const sent = headers.split('\n').map((line) => line.split(/: (.*)/));

const { open, problems } = usePage({
  answer(request, response, pass) {
    for (const [name, value] of sent) response.setHeader(name, value);
    pass();
  },
});

test('with the headers of README the page runs programs, in virtual and in real time', async () => {
  assert.ok(sent.length >= 5, 'README has a section "Headers for a host" with a block of headers');
  const page = await open('#scenario=print-later');
  for (const time of ['virtual', 'real']) {
    await page.getByTestId('time').selectOption(time);
    await setCode(page, "console.log('good')");
    assert.equal(await run(page), 'finished');
    assert.equal((await linesOf(page))[0].text, 'good');
  }
  assert.deepEqual(problems, []);
});

test("README shows the page's own policy, which allows nothing unsafe", async () => {
  const page = await open();
  const content = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  const own = content
    .replace(/'nonce-[^']*'/, "'nonce-…'")
    .split('; ')
    .join(';\n');
  assert.equal(policy, own);
  assert.doesNotMatch(content, /unsafe/);
});
