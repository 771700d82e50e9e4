// Import specifiers: 'ravel' is pointed elsewhere, lines stay, all else is refused at its place.
import { placeOf, rewriteImports } from '@web/engine/rewrite.js';

const ravel = { url: 'blob:x', names: ['reactor', 'defer', 'client'] };
const rewrite = (source: string) => rewriteImports(source, ravel);
const code = (source: string) => {
  const rewritten = rewrite(source);
  if ('refusal' in rewritten) throw new Error(rewritten.refusal.message);
  return rewritten.code;
};
const refusal = (source: string) => {
  const rewritten = rewrite(source);
  if ('code' in rewritten) throw new Error('it was not refused');
  return rewritten.refusal;
};

describe("'ravel' is pointed at the module of the run", () => {
  const cases: [string, string][] = [
    ["import { reactor } from 'ravel'", "import { reactor } from 'blob:x'"],
    ['import { reactor as r, defer } from "ravel"', 'import { reactor as r, defer } from "blob:x"'],
    ["import * as ravel from 'ravel'", "import * as ravel from 'blob:x'"],
    ["import 'ravel'", "import 'blob:x'"],
    ["export { defer } from 'ravel'", "export { defer } from 'blob:x'"],
    ["const { defer } = await import('ravel')", 'const { defer } = await import("blob:x")'],
    [
      "import {\n  reactor, // the loop\n  /* and */ defer,\n} from 'ravel'",
      "import {\n  reactor, // the loop\n  /* and */ defer,\n} from 'blob:x'",
    ],
    ["import { reactor } from 'ravel'; import { defer } from 'ravel'", "import { reactor } from 'blob:x'; import { defer } from 'blob:x'"],
  ];
  test.each(cases)('%s', (source, expected) => expect(code(source)).toBe(expected));
});

test('what only looks like an import stays', () => {
  const source =
    "// import 'fs'\nconst text = \"import x from 'fs'\"\nconst more = `import('fs')`;\n/import 'fs'/.test(text)\nimport.meta.url";
  expect(code(source)).toBe(source);
});

test('every line keeps its number', () => {
  const source = "'use strict'\n\n\nimport { reactor } from 'ravel'\r\nreactor.run()\n";
  expect(code(source).split('\n')).toHaveLength(source.split('\n').length);
  expect(code(source).split('\n')[4]).toBe('reactor.run()');
});

describe('anything else is refused, at its line, with what can be imported:', () => {
  test("import fs from 'fs'", () => {
    expect(refusal("\nimport fs from 'fs'")).toMatchObject({ line: 2, column: 17, syntax: false });
    expect(refusal("\nimport fs from 'fs'").message).toBe(
      "'fs' can't be imported here. Programs import from 'ravel': reactor, defer, client",
    );
  });
  test.each([
    "import 'https://evil.test/x.js'",
    "import './main.js'",
    "export * from 'lodash'",
    "import('fs')",
    'import(name)',
    "import(`./${'x'}`)",
  ])('%s', (source) => {
    expect(refusal(source)).toMatchObject({ line: 1, syntax: false });
    expect(refusal(source).message).toMatch(/can't be imported here/);
  });
});

describe("a name that 'ravel' has not", () => {
  test('is refused at its place', () => {
    expect(refusal("import {\n  reactor,\n  deferred,\n} from 'ravel'")).toMatchObject({
      line: 3,
      column: 3,
      message: "'ravel' has no 'deferred'. It has: reactor, defer, client",
    });
  });
  test('is looked for under its own name, not the local one', () => {
    expect(code("import { reactor as loop } from 'ravel'")).toContain('loop');
    expect(refusal("import { loop as reactor } from 'ravel'").message).toMatch(/no 'loop'/);
  });
  test('is the default export, too', () => {
    expect(refusal("import ravel from 'ravel'").message).toBe("'ravel' has no default export: write import { ravel } from 'ravel'");
  });
});

test('a syntax error is told as one, without a place', () => {
  expect(refusal("import { reactor from 'ravel'")).toMatchObject({ syntax: true, line: 0 });
});

test('places count from 1', () => {
  expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
});
