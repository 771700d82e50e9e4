// The example sites of the three generators: the same snippets in each, in the markup that embed.js takes.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'node:test';
import { scriptsIn, snippetsIn, stylesIn } from './support/markup.mjs';
import { filesIn, generators, read, root, scenario, version } from './support/sites.mjs';

const expected = {
  index: [],
  later: [
    {
      attributes: { editable: '', timeline: 'compact' },
      code: `import { reactor } from 'ravel'

console.log('kettle on')
reactor.callLater(3, () => console.log('it boils'))
console.log('off to the garden')
reactor.run()`,
      output: 'kettle on\noff to the garden\nit boils',
    },
  ],
  deferred: [
    { attributes: { editable: '', id: 'brew' }, output: undefined },
    {
      attributes: { editable: '', 'depends-on': 'brew', timeline: 'compact', chains: 'compact' },
      code: `brew(3, 2).addCallback(cup => console.log(\`drinks \${cup}\`))

const nothing = brew(4, 0)
nothing.addCallback(() => console.log('this is never printed'))
nothing.addErrback(failure => console.log(\`no tea: \${failure.getErrorMessage()}\`))

reactor.run()`,
      output: 'drinks a cup of tea\nno tea: the tin is empty',
    },
    {
      attributes: { scenario: 'first-deferred', timeline: 'compact' },
      code: scenario('first-deferred'),
      output: 'callback added, nothing has happened\nabout to fire\ngot a parcel\nfired',
    },
  ],
  unfinished: [
    { attributes: { 'no-run': '', timeline: 'off' }, output: undefined },
    { attributes: { 'expect-error': '' }, output: 'Unhandled error in Deferred: the kettle is cold' },
  ],
};

for (const [name, site] of Object.entries(generators)) {
  for (const page of Object.keys(expected)) {
    test(`${name}: the snippets of the page ${page}`, () => {
      const found = snippetsIn(read(site, page));
      assert.equal(found.length, expected[page].length);
      found.forEach((snippet, i) => {
        assert.ok(snippet.code, 'code is there without a script');
        assert.deepEqual({ ...snippet, ...expected[page][i] }, snippet);
      });
    });

    test(`${name}: one script on the page ${page}, and the style beside it, if it has a snippet`, () => {
      const scripts = scriptsIn(read(site, page));
      assert.deepEqual(
        stylesIn(read(site, page)),
        scripts.map((src) => src.replace(/js$/, 'css')),
      );
      assert.equal(scripts.length, expected[page].length > 0 ? 1 : 0);
      for (const src of scripts) {
        const fromRoot = src.startsWith('/');
        if (fromRoot) assert.ok(src.startsWith(site.base), src);
        const file = fromRoot ? join(site.folder, src.slice(site.base.length)) : resolve(site.folder, dirname(site.pages[page]), src);
        assert.ok(file.endsWith(`/v${version}/embed.js`) && existsSync(file), file);
      }
    });
  }

  test(`${name}: the site has all that was built of Ravel, and asks nobody else for it`, () => {
    const script = filesIn(site.folder).find((file) => file.endsWith(`/v${version}/embed.js`));
    assert.deepEqual(filesIn(join(site.folder, dirname(script), '..')).sort(), filesIn(join(root, 'web/dist')).sort());
  });
}
