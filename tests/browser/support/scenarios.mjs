// The scenarios, and what each is expected to print.
import { existsSync, readFileSync } from 'node:fs';
import { programIds, scenariosHome as home, sourceOf } from '../../support/scenarios.mjs';

export { sourceOf };

/** Challenges are beside them; what those print is the learner's. */
export const scenarioIds = programIds.filter((id) => existsSync(`${home}${id}/expected.txt`));

/** expected.txt: `time text` lines, then `idle@time` or `stop@time`. */
export function expectedOf(id) {
  const rows = readFileSync(`${home}${id}/expected.txt`, 'utf8').trimEnd().split('\n');
  const [, how, time] = /^(idle|stop)@(\d+\.\d+)$/.exec(rows.pop());
  const lines = rows.map((row) => {
    const at = row.indexOf(' ');
    return { time: Number(row.slice(0, at)), text: row.slice(at + 1) };
  });
  return { lines, how, time: Number(time) };
}

/** A program whose reactor never runs just ends. */
export const stateAfter = (id, how) => (how === 'stop' || !/^ *(?:await )?reactor\.run\(\)/m.test(sourceOf(id)) ? 'finished' : 'waiting');
