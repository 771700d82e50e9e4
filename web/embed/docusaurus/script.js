// The script element of pages that have a snippet, and the style that keeps room for snippets until it is there: in the
// page's head, as built and after going to it from another page.
import Head from '@docusaurus/Head';
import { usePluginData } from '@docusaurus/useGlobalData';
import { createElement } from 'react';

export function RavelScript() {
  const { script, style, integrity } = usePluginData('docusaurus-plugin-ravel');
  const checked = integrity ? { integrity, crossOrigin: 'anonymous' } : {};
  return createElement(
    Head,
    null,
    style && createElement('link', { rel: 'stylesheet', href: style }),
    createElement('script', { type: 'module', src: script, ...checked }),
  );
}
