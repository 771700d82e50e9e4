// Fetches one file of a build, whole and as it was built.

/** Rejects if it can't be had so. What the browser keeps of it may be damaged: the second time that is not taken. */
export async function fetchFile(address: string, hash: string): Promise<Response> {
  // Only names with a hash of their own may come from what the browser keeps.
  const fresh = address.includes('/assets/') ? 'default' : 'no-cache';
  return attempt(address, hash, fresh).catch(() => attempt(address, hash, 'reload'));
}

async function attempt(address: string, hash: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache, integrity: `sha256-${hash}`, redirect: 'error' });
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
  // What the host says of keeping and framing it does not matter here.
  const type = response.headers.get('Content-Type') ?? '';
  return new Response(await response.blob(), { headers: { 'Content-Type': typeOf(address, type) } });
}

/** A host may have wrong ideas of a script, or of WebAssembly. */
function typeOf(address: string, said: string): string {
  if (address.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (address.endsWith('.css')) return 'text/css; charset=utf-8';
  if (address.endsWith('.html') || address.endsWith('/')) return 'text/html; charset=utf-8';
  if (address.endsWith('.svg')) return 'image/svg+xml';
  return address.endsWith('.wasm') ? 'application/wasm' : said;
}
