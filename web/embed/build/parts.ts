// The Vite plugin by which the parts of a snippet are fetched: each import() goes through fetchPart (part.ts), in the place of
// Vite's helper for preloading. A snippet preloads nothing, and embed.js stays one file.
import { minify, type Plugin } from 'vite';
import { fetchPart } from './part.js';

const helper = /import\{t(?: as ([\w$]+))?\}from["'`]\.\/(?:assets\/)?preload-helper-[\w-]+\.js["'`];/;
/** As the bundler writes them, within a call of the helper. */
const imports = /\((async)? ?\(\)=>((?:\{let\{[^}]*\}=await )?)import\((`[^`]+`)\)/g;

/** What they would preload: nothing. */
const preloaded = ',[],import.meta.url)';

/** Under which other address a file is found that could not be had by its own. */
const byQuery = (file: string, failures: number): string => (failures ? `${file}?again=${failures}` : file);
/** Some letters of the folder are written in another way: what imports the file from beside it gets the same one. */
const byFolder = (file: string, failures: number): string =>
  file.replace(/[a-z](?=.*\/)/g, (letter, i: number) => ((failures << 2) & (1 << i) ? `%${letter.charCodeAt(0).toString(16)}` : letter));

/** Half of a script may be a script, too. It does nothing then: what it calls first is not there. */
const wholeOnly = (code: string): string => `ravelWhole();${code}\nfunction ravelWhole(){}`;

export function parts(): Plugin {
  return {
    name: 'ravel-parts',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const [file, chunk] of Object.entries(bundle)) {
        if (/preload-helper-/.test(file)) delete bundle[file];
        if (chunk.type !== 'chunk') continue;
        if (file !== 'embed.js') chunk.code = wholeOnly(chunk.code);
        const found = helper.exec(chunk.code);
        if (!found) continue;
        const name = found[1] ?? 't';
        const maker = `export const fetchPart=(${fetchPart})(${file === 'embed.js' ? byFolder : byQuery},import.meta.url);`;
        const { code } = await minify(file, maker, { module: true, compress: true, mangle: true });
        const own = code.replace(/^export const \w+=/, `const ${name}=`);
        chunk.code = own + chunk.code.replace(helper, '').replace(imports, '($3,$1 part=>$2import(part)').replaceAll(preloaded, ')');
      }
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && /preload-helper|\bimport\(`/.test(chunk.code) && !/^assets\/acorn/.test(file))
          this.error(`${file} does not fetch all its parts by fetchPart`);
    },
  };
}
