// The styles of a snippet's later parts, one sheet for all snippets of the page.
import base from '../../src/style/base.css?inline';
import consoleCss from '../../src/style/console.css?inline';
import editor from '../../src/style/editor.css?inline';
import forced from '../../src/style/forced_colors.css?inline';
import marks from '../../src/style/step_marks.css?inline';
import tokens from '../../src/style/tokens.css?inline';
import snippet from './snippet.css?inline';

let sheet: CSSStyleSheet | undefined;

export function addStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(tokens + base + editor + consoleCss + marks + snippet + forced);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
