// Debian's WebKitGTK, driven by its WebDriver, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readdirSync } from 'node:fs';
import { Builder, Capabilities } from 'selenium-webdriver';

/** A page: `evaluate` runs a function in it, and gives what that resolves to. */
export async function startWebKit() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((resolve, reject) => {
    screen.on('error', reject);
    screen.stdio[3].on('data', (data) => resolve(`:${String(data).trim()}`));
  });
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  await answers(`http://127.0.0.1:${port}/status`);
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } });
  const page = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  await page.manage().setTimeouts({ script: 60_000 });
  return {
    open: (address) => page.get(address),
    evaluate: (f, ...given) =>
      page.executeAsyncScript(
        `const given = [...arguments]; const done = given.pop();
         Promise.resolve((${f})(...given)).then(done, (error) => done('error: ' + error));`,
        ...given,
      ),
    async close() {
      await page.quit();
      driver.kill();
      screen.kill();
    },
  };
}

function miniBrowser() {
  const home = '/usr/lib/x86_64-linux-gnu';
  const folder = readdirSync(home).find((name) => name.startsWith('webkit2gtk-4'));
  return `${home}/${folder}/MiniBrowser`;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(address) {
  for (let tries = 0; tries < 100; ++tries) {
    if ((await fetch(address).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
}
