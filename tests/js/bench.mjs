// `node tests/js/bench.mjs [--json] [--node | --chromium]`: times the JavaScript face and C++ in WebAssembly beside promises, in
// Node or in Debian's Chromium. Prints a table, or one JSON object. Needs `./tests/run.sh bench` to have built it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from './bench/run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export function inNode(print) {
  return run(readFile, print);
}

/** In a page of the project's folder; its figures are told when they come. */
export async function inChromium(print) {
  const { chromium } = await import('playwright-core');
  const { listen } = await import('../browser/support/browser.mjs');
  const { quiet } = await import('../browser/support/engines/chromium.mjs');
  const { staticServer } = await import('../../web/serve.mjs');
  const server = staticServer(root);
  const profile = await mkdtemp(join(tmpdir(), 'ravel-chromium-'));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet, env: { ...process.env, HOME: profile } });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    await page.exposeFunction('print', print);
    await page.goto(`${await listen(server)}/tests/js/bench/page.html`);
    return await page.evaluate(async () => {
      const { run } = await import('./run.mjs');
      return run(
        async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer()),
        (...figure) => void window.print(...figure),
      );
    });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

function row(name, { value, unit, peer, ratio, best }) {
  const number = value.toFixed(value < 1000 ? 2 : 0).padStart(14);
  const remark = peer ? `ravel/${peer} = ${ratio.toFixed(3)}` : best ? `best ${best.toFixed(0)}` : '';
  console.log(`${name.padEnd(62)} ${number} ${unit.padEnd(8)} ${remark}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const json = process.argv.includes('--json');
  const where = process.argv.includes('--chromium') ? inChromium : inNode;
  const figures = await where(json ? () => {} : row);
  if (json) console.log(JSON.stringify(figures, null, 2));
  process.exit(); // reactors of the benchmarks may still have timers
}
