// Import specifiers of programs, and where errors are.
import { describe, expect, it } from 'vitest';
import { placeOf, rewriteImports } from '#web/engine/rewrite.js';
import { findSyntaxError } from '#web/engine/syntax.js';

const url = 'blob:null/1234';

describe('rewriting imports', () => {
  it("points 'ravel' elsewhere and keeps every line", () => {
    const source = `// import { a } from 'ravel'\nimport {\n  reactor,\n} from "ravel"\nconst text = "from 'ravel'"\nawait import('ravel')\n`;
    const result = rewriteImports(source, url);
    expect(result).toEqual({ code: `// import { a } from 'ravel'\nimport {\n  reactor,\n} from "${url}"\nconst text = "from 'ravel'"\nawait import("${url}")\n` });
  });

  it('refuses other modules at their line', () => {
    const result = rewriteImports(`import { reactor } from 'ravel'\nimport fs from 'node:fs'\n`, url);
    expect(result).toMatchObject({ refusal: { line: 2, column: 17, message: "'node:fs' can't be imported: programs here import from 'ravel'" } });
  });

  it('refuses import() of what is worked out at run time', () => {
    expect(rewriteImports(`const x = 'a'\nawait import(x)\n`, url)).toMatchObject({ refusal: { line: 2 } });
  });

  it('leaves import.meta and a program without imports as they are', () => {
    const source = 'console.log(import.meta.url)\n';
    expect(rewriteImports(source, url)).toEqual({ code: source });
  });

  it('counts lines and columns from 1', () => {
    expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});

describe('a syntax error', () => {
  it('is found with its place, also in the last of 20,000 lines', async () => {
    expect(await findSyntaxError('const a = 1\nconst = 2\n')).toMatchObject({ line: 2, column: 7, syntax: true });
    expect(await findSyntaxError(`${'foo()\n'.repeat(19_999)}foo(`)).toMatchObject({ line: 20_000 });
  });

  it('is none where the program can be read', async () => {
    expect(await findSyntaxError('await 1\nexport const a = 2\n')).toBeUndefined();
  });
});
