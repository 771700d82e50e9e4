// Real traces for tests: a program's, run on the built module in virtual time, and scenarios'.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { type Network, type RavelOptions, type TraceEvent, createRavel } from 'ravel/create.js';
import { type ProgramName, networks, programs } from './programs.js';

const home = fileURLToPath(new URL('../../../web/scenarios/', import.meta.url));
const file = 'main.js';

export const scenarioIds = readdirSync(home).filter((id) => existsSync(`${home}${id}/${file}`));
export const sourceOf = (id: string): string => readFileSync(`${home}${id}/${file}`, 'utf8');

/** What a program left when it had ended, or waits for nothing more. Its lines are those of the source. */
export async function traceOf(source: string, options: RavelOptions = {}): Promise<TraceEvent[]> {
  let settled: (() => void) | undefined;
  const over = new Promise<void>((resolve) => (settled = resolve));
  const { face, host } = await createRavel({
    time: 'virtual',
    traced: true,
    scenarioUrl: 'ravel-program.js',
    ...options,
    onState: () => settled?.(),
  });
  const body = source.replace(
    /import\s*\{([^}]*)\}\s*from\s*'ravel';?/g,
    (_all, names: string) => `const {${names.replaceAll(' as ', ': ')}} = ravel;`,
  );
  const program = vm.runInThisContext(`(async (ravel, console) => {${body}\n})`, { filename: 'ravel-program.js' }) as (
    ...given: unknown[]
  ) => Promise<void>;
  program(face, host.console).then(
    () => host.scriptEnded(),
    (error: unknown) => host.scriptFailed(error),
  );
  await over;
  return host.trace();
}

export function traceOfScenario(id: string): Promise<TraceEvent[]> {
  const path = `${home}${id}/network.json`;
  const network = existsSync(path) ? { network: JSON.parse(readFileSync(path, 'utf8')) as Network } : {};
  return traceOf(sourceOf(id), network);
}

export const traceOfProgram = (name: ProgramName): Promise<TraceEvent[]> => traceOf(programs[name], { network: networks[name] ?? {} });
