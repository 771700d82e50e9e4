// The remark plugin: a fence with `ravel` becomes <ravel-playground> with the code in it, and the fence `ravel-output`
// right behind it the recorded output. All of it is plain elements with text, which React leaves as they are: what the
// element draws is in its shadow root.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { understood } from './attributes.js';
import { readInfo } from './info_string.js';
import { scenarioProgram } from './scenarios.js';

/** `options`: attributes of all snippets that do not have their own, such as { timeline: 'compact' }. */
export default function ravel({ options = {} } = {}) {
  const defaults = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value === true ? '' : String(value)]));
  return (tree, file) => {
    const say = (sentence, node) => sayOnce(`${relative('', file.path)}:${node.position?.start.line}: ravel: ${sentence}`);
    const beside = (name) => {
      const folders = name.startsWith('/') ? foldersAround(file.path) : [dirname(file.path)];
      const path = folders.map((folder) => join(folder, name)).find((one) => existsSync(one));
      return path && readFileSync(path, 'utf8').trimEnd();
    };
    if (replaceIn(tree, defaults, say, beside)) tree.children.push(importOfScript, jsx('RavelScript', {}, []));
  };
}

/** From the site's own, such as docs/ or versioned_docs/, down to the page's; of a page in no site, its own alone. */
function foldersAround(path) {
  const folders = [dirname(path)];
  while (folders[0] !== dirname(folders[0])) {
    const above = dirname(folders[0]);
    if (readdirSync(above).some((name) => name.startsWith('docusaurus.config.'))) return folders;
    folders.unshift(above);
  }
  return [dirname(path)];
}

const said = new Set();

/** A page is compiled for the browser and for the server. */
function sayOnce(sentence) {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.warn(`[WARNING] ${sentence}`);
}

/** Whether there was one. `beside` reads a file beside the page. */
function replaceIn(parent, defaults, say, beside) {
  let found = false;
  let snippet;
  const children = [];
  for (const node of parent.children) {
    const info = node.type === 'code' ? readInfo(node.lang, node.meta) : undefined;
    if (info === 'output') {
      if (snippet) snippet.children.push(jsx('pre', { slot: 'output' }, [text(firstBreakKept(node.value))]));
      else say('this recorded output has no snippet right before it', node);
      if (!snippet) children.push({ ...node, lang: 'text', meta: null });
      snippet = undefined;
      continue;
    }
    snippet = info && snippetOf(node, { ...defaults, ...info }, (sentence) => say(sentence, node), beside);
    if (snippet) found = true;
    else if (node.children) found = replaceIn(node, defaults, say, beside) || found;
    if (snippet || !info) children.push(snippet ?? node);
  }
  parent.children = children;
  return found;
}

/** Undefined where it has no program. */
function snippetOf(node, info, say, beside) {
  const { src, ...attributes } = Object.fromEntries(understood(info, say));
  const { scenario } = attributes;
  const isBeside = src && !src.includes('//');
  const program = node.value.trim() !== '' ? node.value : scenario ? scenarioProgram(scenario) : isBeside && beside(src);
  if (program) return jsx('ravel-playground', attributes, [jsx('pre', {}, [jsx('code', { className: 'language-js' }, [text(program)])])]);
  if (isBeside) return void say(`src: ${src} cannot be read`);
  if (src)
    return jsx('ravel-playground', { ...attributes, src }, [
      jsx('p', {}, [text(`The program ${src} runs here, in a browser that runs scripts.`)]),
    ]);
  say(scenario ? `Ravel has no scenario ${scenario}` : 'this snippet has no program: write one into the fence, or give it src or scenario');
  return undefined;
}

/** HTML leaves out a line break right behind the start tag. */
const firstBreakKept = (value) => (value.startsWith('\n') ? `\n${value}` : value);

/** An element as it stands here: none of the site's own components takes its place. */
const jsx = (name, attributes, children) => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
  children,
  data: { _mdxExplicitJsx: true },
});

/** Text with all its spaces, which Markdown's own would lose. */
const text = (value) => ({
  type: 'mdxFlowExpression',
  value: JSON.stringify(value),
  data: { estree: program({ type: 'ExpressionStatement', expression: { type: 'Literal', value } }) },
});

const program = (statement) => ({ type: 'Program', sourceType: 'module', body: [statement], comments: [] });
const identifier = { type: 'Identifier', name: 'RavelScript' };

const importOfScript = {
  type: 'mdxjsEsm',
  value: "import { RavelScript } from 'docusaurus-plugin-ravel/script'",
  data: {
    estree: program({
      type: 'ImportDeclaration',
      source: { type: 'Literal', value: 'docusaurus-plugin-ravel/script' },
      specifiers: [{ type: 'ImportSpecifier', imported: identifier, local: identifier }],
    }),
  },
};
