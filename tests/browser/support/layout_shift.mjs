// How far what stands in a page moves by itself, as browsers count it: Chromium alone tells.
import { readFileSync } from 'node:fs';
import { dist } from './browser.mjs';
import { folder } from './embedding.mjs';

/** The most that a page may move in all, from its first picture on. */
export const most = 0.02;

/** What moved until now, and not within half a second of a reader's click or key: the sum, and what it was, for people. */
export const shiftsOf = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const told = [];
        const observer = new PerformanceObserver((list) => told.push(...list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        const rectangle = ({ top, height }) => `${Math.round(top)}+${Math.round(height)}`;
        const done = () => {
          told.push(...observer.takeRecords());
          observer.disconnect();
          const own = told.filter(({ hadRecentInput }) => !hadRecentInput);
          const moved = own.flatMap(({ sources }) =>
            sources.map(
              ({ node, previousRect, currentRect }) => `${node?.nodeName} ${rectangle(previousRect)} → ${rectangle(currentRect)}`,
            ),
          );
          resolve({ sum: own.reduce((sum, { value }) => sum + value, 0), moved });
        };
        // What is drawn now is told of after the next picture.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
      }),
  );

/** As a reader does, from the top to the end, a step at each picture. */
export const scrollThrough = (page) =>
  page.evaluate(async () => {
    const picture = () => new Promise(requestAnimationFrame);
    for (let at = 0; at < document.documentElement.scrollHeight; at += 40) {
      scrollTo(0, at);
      await picture();
    }
  });

/** Answers embed.js late, so that the page is drawn without it before: says so by true. */
export function lateScript(request, response) {
  if (!request.url.endsWith(`/${folder}/embed.js`)) return false;
  const send = () =>
    response
      .writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' })
      .end(readFileSync(`${dist}/${folder}/embed.js`));
  setTimeout(send, 400);
  return true;
}
