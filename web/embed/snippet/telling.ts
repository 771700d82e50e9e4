// The events of a snippet: they bubble, and come out of the shadow root.
import type { RunControl } from '../../src/element/run_control.js';
import type { ShownLine } from '../../src/engine/messages.js';
import type { Status } from '../../src/model/status.js';
import { hashOf } from '../../src/model/trace/hash.js';

export function tell(host: HTMLElement, name: `ravel:${string}`, detail: object): void {
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** `ok`: it came to its end, and nothing failed. `hash`: of its trace; two runs that did the same have the same. */
export async function tellResult(host: HTMLElement, control: RunControl, state: Status, lines: readonly ShownLine[]): Promise<void> {
  const ok = state !== 'failed' && state !== 'stopped' && !lines.some(({ stream, printed }) => stream === 'err' && !printed);
  const output = lines.map(({ text }) => text).join('\n');
  const events = await control.trace();
  tell(host, 'ravel:result', { ok, state, output, hash: hashOf({ events }) });
}
