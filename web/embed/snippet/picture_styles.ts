// The styles of the pictures, one sheet for all snippets of the page.
import chains from '../../src/style/chains.css?inline';
import boxes from '../../src/style/chains_boxes.css?inline';
import edges from '../../src/style/chains_edges.css?inline';
import picture from '../../src/style/chains_picture.css?inline';
import plates from '../../src/style/chains_plates.css?inline';
import rows from '../../src/style/chains_rows.css?inline';
import stepper from '../../src/style/stepper.css?inline';
import steps from '../../src/style/steps.css?inline';
import timeline from '../../src/style/timeline.css?inline';
import trail from '../../src/style/trail.css?inline';
import own from './pictures.css?inline';

let sheet: CSSStyleSheet | undefined;

export function addPictureStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([chains, picture, edges, boxes, plates, rows, steps, stepper, trail, timeline, own].join('\n'));
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
