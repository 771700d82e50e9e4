// Where the files are that a docs page is served with, for who builds such pages.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
/** The folder to serve, as it is, below a name that ends with its own: `v<version>`. */
export const folder = fileURLToPath(new URL(`dist/v${version}/`, import.meta.url));
