// The example sites of web/embed/, as tests/lib/sites.sh has built them, each in a folder of one server.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { staticServer } from '../../../web/serve.mjs';

const built = (path) => fileURLToPath(new URL(`../../../build/sites/${path}`, import.meta.url));

/** `page(name)`: the path of a page. `look`: what switches between light and dark. `changesInPlace`: a link changes the document, and loads no other. */
export const sites = {
  sphinx: { folder: built('sphinx'), base: '/sphinx/', page: (name) => `sphinx/${name}.html`, look: '#look', changesInPlace: false },
  mkdocs: {
    folder: built('mkdocs'),
    base: '/mkdocs/',
    page: (name) => (name === 'index' ? 'mkdocs/' : `mkdocs/${name}/`),
    look: 'label[for^=__palette] >> visible=true',
    changesInPlace: true,
  },
  docusaurus: {
    folder: built('docusaurus/build'),
    base: '/kettle/',
    page: (name) => (name === 'index' ? 'kettle/' : `kettle/${name}/`),
    look: 'button[class*=toggleButton]',
    changesInPlace: true,
  },
};

/** `more(request, response)` answers what else the test wants, and says so by true. */
export function serverOfSites(more = () => false) {
  const servers = Object.values(sites).map(({ folder, base }) => ({ base, server: staticServer(folder, base) }));
  return createServer((request, response) => {
    if (more(request, response)) return;
    const found = servers.find(({ base }) => request.url.startsWith(base));
    if (found) found.server.emit('request', request, response);
    else response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
  });
}
