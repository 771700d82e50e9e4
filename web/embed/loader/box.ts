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

function make<Tag extends 'div' | 'button' | 'slot'>(tag: Tag, own: object, ...inside: Element[]): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), own);
  element.append(...inside);
  return element;
}

/** Where the host's program stands, and the output that was recorded. */
export const slots = (): [HTMLElement, HTMLElement] => [make('slot', {}), make('slot', { name: 'output' })];

export function drawBox(host: HTMLElement): Box {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOfAll()];
  const part = (name: string, className: string, ...inside: Element[]): HTMLElement => make('div', { className, part: name }, ...inside);
  const [program, recorded] = slots();
  const run = make('button', { className: 'run', part: 'run', type: 'button', textContent: 'Run' });
  run.dataset.testid = 'run';
  const tools = part('tools', 'tools');
  const bar = part('bar', 'ui bar', run, tools);
  const code = part('code', 'code', program);
  const said = part('said', 'ui said');
  said.role = 'status';
  const output = part('output', 'ui output', recorded);
  output.classList.toggle('none', !host.querySelector('[slot=output]'));
  const pictures = part('pictures', 'ui pictures');
  const lower = make('div', { className: 'lower' }, output, pictures);
  const frame = part('frame', 'snippet', bar, code, said, lower);
  frame.lang = 'en';
  frame.role = 'group';
  root.replaceChildren(frame);
  const say = (sentence: string): string => (said.textContent = sentence);
  return { root, frame, bar, run, tools, code, lower, output, pictures, say, tell: (...what) => say(sentenceOf(...what)) };
}
