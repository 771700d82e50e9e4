// Why the frame that programs run in does not answer: its address is asked once more, to see what comes.
import { sumOf } from './sum.js';
import type { FileAt } from './whole_file.js';

/** Undefined: nothing is wrong with it, as far as the page can tell. What the browser has kept of it is made anew by the way. */
export async function whyNoFrame({ address, sum }: FileAt): Promise<string | undefined> {
  const path = new URL(address, location.href).pathname;
  let response: Response;
  try {
    response = await fetch(address, { cache: 'reload' });
  } catch {
    return `${path} could not be loaded (no answer: is the network there, and does nothing block this address?)`;
  }
  if (!response.ok) return `${path} could not be loaded (the server answered ${response.status})`;
  const forbidding = whoForbids(response.headers);
  if (forbidding) return `the host does not let its own pages stand in a frame (${forbidding})`;
  const type = response.headers.get('Content-Type');
  if (type && !/html/.test(type)) return `${path} came as ${type}, and not as a page`;
  const bytes = await response.arrayBuffer().catch(() => new ArrayBuffer(0));
  if (sum !== undefined && sumOf(new Uint8Array(bytes)) !== sum)
    return `${path} is not as it was built: another page came in its place, or a part of it`;
  return undefined;
}

/** The header that keeps it out of frames, as it was sent. */
function whoForbids(headers: Headers): string | undefined {
  const options = headers.get('X-Frame-Options');
  if (options && !/^\s*sameorigin\s*$/i.test(options)) return `X-Frame-Options: ${options}`;
  const policy = headers.get('Content-Security-Policy');
  if (policy && /frame-ancestors|sandbox|script-src|default-src/i.test(policy)) return `Content-Security-Policy: ${policy}`;
  return undefined;
}
