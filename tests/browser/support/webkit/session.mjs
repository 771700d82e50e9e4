// A session of WebKitWebDriver: its commands, and the windows that it has, to which they go one after another.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export async function startSession(environment, features, wishes = []) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, ...environment, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const base = `http://127.0.0.1:${port}`;
  await answers(`${base}/status`);
  const options = { binary: miniBrowser(), args: ['--automation', `--features=${features.join(',')}`, ...wishes] };
  const { sessionId } = await send(base, 'POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        unhandledPromptBehavior: 'accept',
        timeouts: { pageLoad: 60_000, script: 60_000 },
        'webkitgtk:browserOptions': options,
      },
    },
  });
  const command = (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body);
  const first = await command('GET', '/window');
  let current;
  let last = Promise.resolve();

  /** Does `work` when all before it is done, with the commands going to this window. */
  function inWindow(handle, work) {
    const done = last.then(async () => {
      if (handle !== current) await command('POST', '/window', { handle });
      current = handle;
      return work(command);
    });
    last = done.catch(() => {
      current = undefined;
    });
    return done;
  }

  /** A new window; the first one is there already, and stays until the end: a browser without a window ends. */
  const newWindow = () =>
    inWindow(first, async () => {
      const { handle } = await command('POST', '/window/new', { type: 'window' });
      return handle;
    });

  async function end() {
    await Promise.race([command('DELETE', '').catch(() => undefined), wait(5_000)]);
    driver.kill();
  }
  return { inWindow, newWindow, end };
}

async function send(base, method, path, body) {
  const response = await fetch(base + path, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined });
  const { value } = await response.json();
  if (!response.ok) throw Object.assign(new Error(`${value.error}: ${value.message}`), { name: 'WebDriverError', code: value.error });
  return value;
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
  for (let tries = 0; tries < 300; ++tries) {
    if ((await fetch(address).catch(() => undefined))?.ok) return;
    await wait(100);
  }
  throw new Error(`${address} does not answer`);
}
