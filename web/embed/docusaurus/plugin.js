// The plugin: puts Ravel's files into the site, its page among them, and tells the pages where embed.js and embed.css are.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, version } from 'ravel-playground';

/**
 * `script`: the address of embed.js; without one, the package's own files go into the folder ravel of the site.
 * `integrity`: what the browser holds embed.js against, such as 'sha384-…'.
 */
export default function ravel({ siteConfig }, { script, integrity } = {}) {
  const built = join(folder, '..');
  const base = `${siteConfig.baseUrl}ravel`;
  const own = !script;
  return {
    name: 'docusaurus-plugin-ravel',

    contentLoaded({ actions }) {
      const address = script ?? `${base}/v${version}/embed.js`;
      actions.setGlobalData({ script: address, style: styleBeside(address), integrity });
    },

    configureWebpack() {
      return own ? { devServer: { static: [{ directory: built, publicPath: base }] } } : {};
    },

    async postBuild({ outDir }) {
      if (own) await cp(built, join(outDir, 'ravel'), { recursive: true });
    },
  };
}

/** embed.css keeps room for snippets until embed.js is there. Undefined: it is not known where it is. */
function styleBeside(script) {
  const [, folder, query = ''] = /^((?:[^?#]*\/)?)embed\.js([?#].*)?$/.exec(script) ?? [];
  return folder === undefined ? undefined : `${folder}embed.css${query}`;
}
