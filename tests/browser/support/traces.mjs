// A scenario's trace as Node leaves it: the same module, the same source, no browser.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { createRavel } from '../../../build/wasm/ravel/create.js';

export { createRavel };

const home = fileURLToPath(new URL('../../../web/scenarios/', import.meta.url));
const file = 'main.js';

/** The challenges among them. */
export const programIds = readdirSync(home).filter((id) => existsSync(`${home}${id}/${file}`));

export async function traceInNode(id) {
  const source = readFileSync(`${home}${id}/${file}`, 'utf8');
  const network = existsSync(`${home}${id}/network.json`) ? { network: JSON.parse(readFileSync(`${home}${id}/network.json`, 'utf8')) } : {};
  let settled;
  const over = new Promise((resolve) => (settled = resolve));
  const { face, host } = await createRavel({
    time: 'virtual',
    traced: true,
    scenarioUrl: 'ravel-program.js',
    seed: 1,
    ...network,
    onState: settled,
  });
  const body = source.replace(
    /import\s*\{([^}]*)\}\s*from\s*'ravel';?/g,
    (_all, names) => `const {${names.replaceAll(' as ', ': ')}} = ravel;`,
  );
  const program = vm.runInThisContext(`(async (ravel, console) => {${body}\n})`, { filename: 'ravel-program.js' });
  program(face, host.console).then(
    () => host.scriptEnded(),
    (error) => host.scriptFailed(error),
  );
  await over;
  return host.trace();
}
