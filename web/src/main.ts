// The page: fonts and styles, the engine, the app, and what tests and the browser's console may use.
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/boot.css';
import './style/shell.css';
import './style/top_bar.css';
import './style/lesson.css';
import './style/playground.css';
import './style/run_bar.css';
import './style/editor.css';
import './style/console.css';
import './style/live.css';
import './style/step_marks.css';
import './style/tests.css';
import './style/moves.css';
import './style/predict.css';
import './style/tasks.css';
import './style/progress.css';
import './style/forced_colors.css';
import wasm from '../../build/wasm/ravel-core.wasm?url';
import './element/playground.js';
import type { Playground } from './element/playground.js';
import { JavaScriptEngine } from './engine/javascript.js';
import type { FileAt } from './engine/whole_file.js';
import worker from './engine/worker.ts?worker&url';
import './shell/app.js';
import type { Status } from './model/status.js';
import type { App } from './shell/app.js';
import { watchLater } from './shell/later.js';

const app = document.querySelector('ravel-app') as App;
watchLater((anew) => app.askAnew(anew));
const beside = ({ file, sum }: { file: string; sum: string }): FileAt => ({ address: new URL(file, import.meta.url).href, sum });
/** Its sum stands where it is asked for ahead: in index.html (build/policy.ts). */
const preloaded = (file: string): FileAt => {
  const address = new URL(file, import.meta.url).href;
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload]')];
  return { address, sum: links.find(({ href }) => href === address)?.dataset.sum };
};
app.engine = new JavaScriptEngine({
  worker: preloaded(worker),
  wasm: preloaded(wasm),
  frames: { virtual: beside(__FRAMES__.virtual), real: beside(__FRAMES__.real) },
});

const playground = (): Playground => {
  if (!app.playground) throw new Error('the page is still loading');
  return app.playground;
};

/** For tests, and for the browser's console. */
const ravel = {
  version: __VERSION__,
  setCode: (code: string) => playground().setCode(code),
  getCode: () => playground().code,
  run: () => playground().run(),
  stop: () => playground().stop(),
  trace: () => playground().trace(),
};
Object.assign(window, { ravel });

/** When the first view is there, and nothing is to be waited for. */
const whenReady = (status: Event): void => {
  if ((status as CustomEvent<Status>).detail === 'loading') return;
  app.removeEventListener('ravel-status', whenReady);
  const start = () =>
    import('./offline/offline.js').then(
      ({ workOffline }) => workOffline((anew) => app.askAnew(anew), import.meta.url),
      () => {}, // Without the network now; the next visit tries again.
    );
  setTimeout(() => void start(), 2_000);
};
if (import.meta.env.PROD) app.addEventListener('ravel-status', whenReady);
