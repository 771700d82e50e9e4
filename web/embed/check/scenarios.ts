// The scenarios of Ravel's own course, as the package has them beside this command.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Network } from 'ravel/create.js';

const home = fileURLToPath(new URL('../scenarios/', import.meta.url));

export const scenarios = {
  get ids(): string[] {
    return readdirSync(home).sort();
  },
  async read(id: string): Promise<{ source: string; network: Network }> {
    const network = `${home}${id}/network.json`;
    return {
      source: await readFile(`${home}${id}/main.js`, 'utf8'),
      network: existsSync(network) ? (JSON.parse(await readFile(network, 'utf8')) as Network) : {},
    };
  },
};
