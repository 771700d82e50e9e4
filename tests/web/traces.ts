// Real traces for tests: a scenario's program, run in Node in virtual time.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { createRavel, type Host, type Network, type TraceEvent } from 'ravel/create.js';

const folder = new URL('../../web/scenarios/', import.meta.url);

export const scenarioIds: string[] = (
  JSON.parse(readFileSync(new URL('course.json', folder), 'utf8')) as { scenarios: string[] }[]
).flatMap(({ scenarios }) => scenarios);

function networkOf(id: string): Network {
  try {
    return JSON.parse(readFileSync(new URL(`${id}/network.json`, folder), 'utf8')) as Network;
  } catch {
    return {};
  }
}

/** Of a scenario, or of another program in its network. */
export async function traceOf(id: string, source = readFileSync(new URL(`${id}/main.js`, folder), 'utf8')): Promise<TraceEvent[]> {
  const body = source.replace(/^import \{([^}]*)\} from 'ravel'/gm, (_, names: string) => `const {${names.replace(/ as /g, ': ')}} = face`);
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const { face, host } = await createRavel({
    traced: true,
    time: 'virtual',
    network: networkOf(id),
    scenarioUrl: 'main.js',
    onState: (state) => state !== 'running' && settle(),
  });
  const program = runInThisContext(`(async (face, console) => {${body}\n})`, { filename: 'main.js' }) as (
    f: object,
    c: Host['console'],
  ) => Promise<void>;
  program(face, host.console).then(
    () => host.scriptEnded(),
    (error: unknown) => host.scriptFailed(error),
  );
  await settled;
  return host.trace();
}
