// embed.html's own script: the snippet that its address names, and its height for the page around it.
import { refusalOf } from '../../src/model/refusal.js';
import { readAddress } from './read_address.js';

async function show(): Promise<void> {
  const { body } = document;
  try {
    const { code, attributes } = await readAddress(location.hash);
    const snippet = document.createElement('ravel-playground');
    for (const [name, value] of Object.entries(attributes)) snippet.setAttribute(name, value);
    if (code !== undefined) {
      const pre = document.createElement('pre');
      pre.append(Object.assign(document.createElement('code'), { textContent: code }));
      snippet.append(pre);
    }
    body.replaceChildren(snippet);
  } catch (error) {
    const said = refusalOf(
      error,
      'This address names no program: it begins with #scenario= and the id of a scenario, or is a link of the playground.',
    );
    body.replaceChildren(Object.assign(document.createElement('p'), { textContent: said }));
  }
}

// Whoever is around it may know how high it is: when that changes, and when it asks.
let height = 0;
const tellHeight = (): void => {
  if (parent !== window && height > 0) parent.postMessage({ type: 'ravel:resize', height }, '*');
};
addEventListener('ravel:resize', (event) => {
  ({ height } = (event as CustomEvent<{ height: number }>).detail);
  tellHeight();
});
addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === parent && (data as { type?: unknown } | null)?.type === 'ravel:size?') tellHeight();
});
addEventListener('hashchange', () => void show());
void show();
