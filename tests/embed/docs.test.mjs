// The project's own pages print what they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useCommand } from './support/command.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { ravel } = useCommand();

test("the snippets of README.md and of the guide for docs pages' authors", async (t) => {
  const { code, out, err } = await ravel(['check', 'README.md', 'web/embed'], { cwd: root });
  t.diagnostic(out.trim().split('\n').at(-1));
  assert.deepEqual([code, err], [0, ''], out);
  const [, snippets, files, recorded] = /^(\d+) snippets in (\d+) files: (\d+) as recorded/m.exec(out);
  assert.ok(snippets >= 20 && files >= 15 && recorded >= 15, `it looked at too little: ${out}`);
});
