// The files of the scenarios.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const scenariosHome = fileURLToPath(new URL('../../web/scenarios/', import.meta.url));

const has = (file) => existsSync(scenariosHome + file);
const read = (file) => readFileSync(scenariosHome + file, 'utf8');

/** The challenges among them. */
export const programIds = readdirSync(scenariosHome).filter((id) => has(`${id}/main.js`));
export const sourceOf = (id) => read(`${id}/main.js`);
export const networkOf = (id) => (has(`${id}/network.json`) ? JSON.parse(read(`${id}/network.json`)) : {});
