// The box: what embed.js draws in an element's shadow root. The host's own code and recorded output stand in it.
import tokens from '../../src/style/tokens.css?inline&basic';
import styles from './box.css?inline';
import { sentenceOf } from './failure.js';
import type { Box } from './types.js';

let sheet: CSSStyleSheet | undefined;

/** Made by script, and shared: no host's policy on styles is in the way. */
function sheetOfAll(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(tokens + styles);
  }
  return sheet;
}

export function drawBox(host: HTMLElement): Box {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOfAll()];
  const part = (name: string, inside: Element | ShadowRoot, tag = 'div'): HTMLElement => {
    const element = document.createElement(tag);
    element.className = name === 'frame' ? 'snippet' : name === 'code' ? name : `ui ${name}`;
    element.setAttribute('part', name);
    inside.append(element);
    return element;
  };
  root.replaceChildren();
  const frame = part('frame', root);
  frame.lang = 'en';
  frame.role = 'group';
  const bar = part('bar', frame);
  const run = part('run', bar, 'button') as HTMLButtonElement;
  run.className = 'run';
  run.type = 'button';
  run.dataset.testid = 'run';
  run.textContent = 'Run';
  const tools = part('tools', bar);
  tools.className = 'tools';
  const code = part('code', frame);
  code.append(document.createElement('slot'));
  const said = part('said', frame);
  said.setAttribute('role', 'status');
  const lower = document.createElement('div');
  lower.className = 'lower';
  frame.append(lower);
  const output = part('output', lower);
  const recorded = document.createElement('slot');
  recorded.name = 'output';
  output.append(recorded);
  output.classList.toggle('none', !host.querySelector('[slot=output]'));
  const pictures = part('pictures', lower);
  const say = (sentence: string): string => (said.textContent = sentence);
  return { root, frame, bar, run, tools, code, lower, output, pictures, say, tell: (...what) => say(sentenceOf(...what)) };
}
